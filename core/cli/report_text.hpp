// What all reports are made with.
#pragma once

#include <cmath>
#include <string>

#include "data/decimal.hpp"
#include "opening.hpp"
#include "project/json_writer.hpp"
#include "report_reading.hpp"

namespace edgewise::cli {

using json::JsonWriter;

template <class Write>
std::string toJson(Write write) {
  JsonWriter writer;
  writer.beginObject();
  write(writer);
  writer.endObject();
  return writer.text();
}

// Three digits of a share, in percent.
inline std::string inPercent(double share) {
  return shortest(std::round(share * 1000) / 10) + " %";
}

inline void writeRead(JsonWriter& writer, const Opened& opened) {
  if (opened.reading) writeReading(writer, *opened.reading);
}

}  // namespace edgewise::cli
