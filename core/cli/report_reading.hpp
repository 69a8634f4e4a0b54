// How a table was read, as a member of what is said in JSON.
#pragma once

#include "project/json_writer.hpp"
#include "reading.hpp"

namespace edgewise::cli {

// "read": {file, rows, columns, format, …, entries}; nothing where there was no table.
void writeReading(json::JsonWriter& writer, const Reading& reading);

}  // namespace edgewise::cli
