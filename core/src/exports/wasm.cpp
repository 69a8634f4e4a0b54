// A stand-alone WebAssembly module of the forward pass: its memory, its exports, and what is told
// of it in a section of its own.
#include <cstring>

#include "edgewise/explain.hpp"
#include "exports/code_texts.hpp"
#include "exports/wasm_code.hpp"

namespace edgewise::exports {

namespace {

using code::Bytes;
using code::Section;
using code::Writer;

constexpr std::uint32_t pageBytes = 65536;
constexpr std::uint32_t firstAddress = 16;  // 0 is nowhere

std::uint32_t aligned(std::size_t address) {
  return static_cast<std::uint32_t>((address + 15) / 16 * 16);
}

// What lies in memory from the beginning.
class WasmData {
 public:
  std::uint32_t end() const { return firstAddress + static_cast<std::uint32_t>(bytes_.size()); }
  const Bytes& bytes() const { return bytes_; }

  void add(std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes_.push_back(static_cast<std::uint8_t>(number >> shift));
    }
  }
  void add(float number) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    add(bits);
  }

 private:
  Bytes bytes_;
};

std::uint32_t count(std::size_t number) { return static_cast<std::uint32_t>(number); }

// The sizes decide where everything lies, and that is what the data tells.
std::uint32_t sizeOfData(const Model& model, const std::vector<Sample>& samples) {
  std::size_t numbers = 4 * model.runs.size() + model.weights.size() + model.outputs.size();
  for (const Run& run : model.runs) numbers += run.tails.size();
  numbers += samples.size() * (static_cast<std::size_t>(model.inputs) + model.outputs.size());
  return count(4 * numbers);
}

WasmData dataOf(const Session& session, const Model& model, const std::vector<Sample>& samples,
                WasmLayout& layout) {
  layout.inputs = static_cast<std::uint32_t>(model.inputs);
  layout.outputs = count(model.outputs.size());
  layout.samples = count(samples.size());
  layout.values = aligned(firstAddress + sizeOfData(model, samples));
  layout.found = layout.values + 16 * static_cast<std::uint32_t>(model.places);
  layout.heap = aligned(layout.found + 4 * std::size_t{layout.samples} * layout.outputs);
  const auto place = [&](Index at) { return layout.values + 16 * static_cast<std::uint32_t>(at); };

  WasmData data;
  layout.runs = data.end();
  std::uint32_t tails = layout.runs + count(16 * model.runs.size());
  layout.runsEnd = tails;
  for (const Run& run : model.runs) {
    data.add(static_cast<std::uint32_t>(run.count));
    data.add(static_cast<std::uint32_t>(run.function));
    data.add(tails);
    data.add(count(run.tails.size()));
    tails += count(4 * run.tails.size());
  }
  for (const Run& run : model.runs) {
    for (const Index tail : run.tails) data.add(place(tail));
  }
  layout.weights = data.end();
  for (const float weight : model.weights) data.add(weight);
  layout.outputPlaces = data.end();
  for (const Index output : model.outputs) data.add(place(output));
  layout.sampleInputs = data.end();
  for (const Sample& sample : samples) {
    const auto encoded = encode(session, {sample.row});
    for (const Real number : *encoded) data.add(static_cast<float>(number));
  }
  layout.sampleOutputs = data.end();
  for (const Sample& sample : samples) {
    for (const Real number : sample.prediction.outputs) data.add(static_cast<float>(number));
  }
  return data;
}

struct WasmConstant {
  std::string_view name;
  std::uint32_t value;
};

// Numbers that are told as globals, by their names.
Writer globalsOf(const std::vector<WasmConstant>& constants) {
  Writer globals;
  globals.u32(count(constants.size()));
  for (const WasmConstant& one : constants) {
    globals.byte(static_cast<std::uint8_t>(code::Type::i32));
    globals.byte(0x00);  // it stays as it is
    globals.i32Const(static_cast<std::int32_t>(one.value));
    globals.op(code::Op::end);
  }
  return globals;
}

Writer exportsOf(const std::vector<code::Function>& functions,
                 const std::vector<WasmConstant>& constants) {
  Writer exports;
  exports.u32(count(1 + functions.size() + constants.size()));
  const auto add = [&](std::string_view name, std::uint8_t kind, std::uint32_t number) {
    exports.name(name);
    exports.byte(kind);
    exports.u32(number);
  };
  add("memory", 2, 0);
  for (std::uint32_t k = 0; k < functions.size(); ++k) add(functions[k].name, 0, k);
  for (std::uint32_t k = 0; k < constants.size(); ++k) add(constants[k].name, 3, k);
  return exports;
}

// What cells become numbers by, and numbers cells; and a test vector from raw rows on.
std::string aboutWasm(const Session& session, const std::vector<Sample>& samples) {
  json::JsonWriter writer;
  writer.beginObject();
  writer.member("edgewise", EDGEWISE_VERSION);
  writer.member("fingerprint", session.fingerprint());
  writeColumns(writer, "inputs", session.encoding().inputs);
  writeColumns(writer, "targets", session.encoding().targets);
  writeSamples(writer, "samples", samples);
  writer.endObject();
  return writer.text();
}

}  // namespace

Result<std::string> wasm(const Session& session) {
  const std::vector<Sample> samples = samplesOf(session);
  const Model model = modelOf(session);
  WasmLayout layout;
  const WasmData data = dataOf(session, model, samples, layout);
  const std::vector<code::Function> functions{wasmForward(model, layout), wasmCheck(layout, 0)};
  const std::vector<WasmConstant> constants{
      {"inputs", layout.inputs},
      {"outputs", layout.outputs},
      {"samples", layout.samples},
      {"sampleInputs", layout.sampleInputs},
      {"sampleOutputs", layout.sampleOutputs},
      {"heap", layout.heap},
  };

  Writer memory;
  memory.u32(1);
  memory.byte(0x00);  // it may grow without end
  memory.u32(layout.heap / pageBytes + 2);
  Writer segments;
  segments.u32(1);
  segments.byte(0x00);  // put there when the module begins
  segments.i32Const(firstAddress);
  segments.op(code::Op::end);
  segments.sized(data.bytes());
  Writer about;
  about.name("edgewise");
  const std::string text = aboutWasm(session, samples);
  about.bytes.insert(about.bytes.end(), text.begin(), text.end());

  Writer module = code::moduleStart();
  section(module, Section::type, code::typesOf(functions));
  section(module, Section::function, code::numbersOf(functions));
  section(module, Section::memory, memory);
  section(module, Section::global, globalsOf(constants));
  section(module, Section::exports, exportsOf(functions, constants));
  section(module, Section::code, code::bodiesOf(functions));
  section(module, Section::data, segments);
  section(module, Section::custom, about);
  return std::string(module.bytes.begin(), module.bytes.end());
}

}  // namespace edgewise::exports
