#include "checkpoint.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "files.hpp"
#include "project/hash.hpp"

namespace edgewise::cli {

namespace {

constexpr std::int64_t format = 1;

}  // namespace

Checkpoint::Checkpoint(const CheckpointArguments& arguments, const std::string& work)
    : arguments_(arguments), work_(hashOf(work)) {}

Result<bool> Checkpoint::load(const std::function<void(json::ObjectReader&)>& read) const {
  std::error_code none;
  if (!isAsked() || !std::filesystem::exists(file(), none)) return false;
  std::ifstream nothing;
  const auto text = readFile(file(), nothing);
  if (!text) return text.error();
  rapidjson::Document document;
  json::Faults faults;
  std::int64_t version = 0;
  std::string work;
  if (auto fault = json::parse(*text, document)) {
    faults.add(fault->code, fault->path, fault->message);
  } else {
    json::ObjectReader reader(document, "", faults);
    reader.require("edgewiseCheckpoint", "a checkpoint says its version");
    reader.integer("edgewiseCheckpoint", version, format, format);
    reader.text("work", work);
    if (!faults.any() && work != work_) {
      return Error{"checkpoint", file(),
                   "This checkpoint is of other work: of another project, or with other options. "
                   "Name another file, or remove it to begin anew."};
    }
    read(reader);
    reader.done();
  }
  if (!faults.any()) return true;
  const Error& fault = *faults.first();
  return Error{"checkpoint", file(),
               "This is no checkpoint to go on from. " +
                   (fault.path.empty() ? "" : fault.path + ": ") + fault.message +
                   " Name another file, or remove it to begin anew."};
}

Status Checkpoint::save(const Write& write) {
  if (!isAsked()) return success();
  json::JsonWriter writer;
  writer.beginObject();
  writer.member("edgewiseCheckpoint", format);
  writer.member("work", work_);
  write(writer);
  writer.endObject();
  auto written = writeFile(file(), writer.text());
  last_ = Clock::now();
  return written;
}

void Checkpoint::saveInTime(const Write& write, std::ostream& err) {
  if (!isAsked()) return;
  const std::chrono::duration<double> elapsed = Clock::now() - last_;
  if (elapsed.count() < arguments_.seconds) return;
  const auto written = save(write);
  if (!written && !hasFailed_) {
    err << file() << ": The checkpoint cannot be written; the work goes on without it.\n";
    hasFailed_ = true;
  }
}

void Checkpoint::remove() const {
  std::error_code none;
  if (isAsked()) std::filesystem::remove(file(), none);
}

}  // namespace edgewise::cli
