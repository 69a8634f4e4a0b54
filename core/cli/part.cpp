#include "part.hpp"

namespace edgewise::cli {

std::string writePart(const std::function<void(json::JsonWriter&)>& write) {
  json::JsonWriter writer;
  writer.beginObject();
  write(writer);
  writer.endObject();
  return writer.text();
}

Status readPart(const std::string& text, const std::function<void(json::ObjectReader&)>& read) {
  rapidjson::Document document;
  json::Faults faults;
  if (auto fault = json::parse(text, document)) {
    faults.add(fault->code, fault->path, fault->message);
  } else {
    json::ObjectReader reader(document, "", faults);
    read(reader);
    reader.done();
  }
  if (!faults.any()) return success();
  return Error{"part", faults.first()->path,
               "What another process has computed cannot be read: " + faults.first()->message +
                   " Start the same Edgewise everywhere."};
}

}  // namespace edgewise::cli
