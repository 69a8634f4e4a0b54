// What a case expects of a network on its data.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "edgewise/read_table.hpp"
#include "edgewise/session.hpp"
#include "own_data/faults.hpp"

namespace edgewise::test {

// A project on a table that was read, with the defaults of the page: hidden layers of tanh, and
// outputs and loss that suit the targets. `split`: a member of the document, or empty.
Result<std::string> documentOf(const ReadTable& read, const std::vector<Index>& hidden,
                               const std::string& split = "");

// One expectation of the reader's check that concerns training. False for a key it does not know.
bool checkTraining(const ReadTable& read, std::string_view key, const Json& value, Faults& faults);

// One run of a case that is a document: trained and compared as it says.
void checkRun(const Json& item, const Json& run, Faults& faults);

// Expectations of an open session after training.
void checkSession(Session& session, const Json& expect, const std::string& before, Faults& faults);

}  // namespace edgewise::test
