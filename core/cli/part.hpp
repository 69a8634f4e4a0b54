// What a block of a search came to, as text: another process reads it as well as another thread.
#pragma once

#include <functional>
#include <string>

#include "edgewise/result.hpp"
#include "project/json_reader.hpp"
#include "project/json_writer.hpp"

namespace edgewise::cli {

std::string writePart(const std::function<void(json::JsonWriter&)>& write);

// Errors: "part", of a text that another Edgewise has written.
Status readPart(const std::string& text, const std::function<void(json::ObjectReader&)>& read);

}  // namespace edgewise::cli
