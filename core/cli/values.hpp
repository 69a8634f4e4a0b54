// What stands behind an option, as it is taken into the arguments.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/read_table.hpp"
#include "edgewise/search.hpp"

namespace edgewise::cli {

// What is wrong with a value; empty if nothing is.
using Fault = std::string;
using Take = std::function<Fault(const std::string&)>;

// A whole number from 0 on.
std::optional<std::int64_t> wholeOf(std::string_view text);

// Takes a whole number, or says that `what` must be one.
Take takeWhole(std::optional<std::int64_t>& into, const std::string& what);
Take takeText(std::string& into);
Take takeText(std::optional<std::string>& into);
Take takeOneMore(std::vector<std::string>& into);

Fault takeHidden(std::vector<std::int64_t>& hidden, std::string_view value);
Fault takeChoice(std::vector<Choice>& choices, std::string_view value);
Fault takeRange(ExhaustiveSpec& spec, std::string_view value);

}  // namespace edgewise::cli
