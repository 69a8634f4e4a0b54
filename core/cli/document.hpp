// A project document with its columns of numbers beside it. As text they would be read and written
// again with every step from a table to a trained project, which took longer than to train it.
#pragma once

#include <string>
#include <vector>

#include "edgewise/numbers.hpp"
#include "edgewise/session.hpp"

namespace edgewise::cli {

struct Document {
  std::string text{};            // with the places in `apart` instead of the lists `values`
  std::vector<Numbers> apart{};  // of columns of numbers
};

// Takes the columns of a large document out of its text; any other stays as it is, and so does a
// text that is none.
Document takenApart(std::string text);

// A session's document as one text.
std::string wholeText(const Session& session);

// All of a document as one text by which it is told from others.
std::string identityOf(const Document& document);

}  // namespace edgewise::cli
