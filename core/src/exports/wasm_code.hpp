// The code of a stand-alone WebAssembly module: loops over tables in its memory, four rows at a
// time.
#pragma once

#include "engine/code/wasm_writer.hpp"
#include "exports/model.hpp"

namespace edgewise::exports {

// Where things lie in the module's memory: addresses in bytes.
struct WasmLayout {
  std::uint32_t inputs = 0;   // how many numbers go in
  std::uint32_t outputs = 0;  // and come out
  std::uint32_t samples = 0;  // rows of the test vector

  std::uint32_t runs = 0;  // four integers each: neurons, function, address and number of the tails
  std::uint32_t runsEnd = 0;
  std::uint32_t weights = 0;       // run by run, neuron by neuron
  std::uint32_t outputPlaces = 0;  // their addresses
  std::uint32_t sampleInputs = 0;
  std::uint32_t sampleOutputs = 0;
  std::uint32_t values = 0;  // of all places: four numbers each, one a row
  std::uint32_t found = 0;   // room for the outputs of the test vector
  std::uint32_t heap = 0;    // from here on memory is free
};

// forward(inputs, outputs, rows)
code::Function wasmForward(const Model& model, const WasmLayout& layout);

// check(): the largest difference from the test vector
code::Function wasmCheck(const WasmLayout& layout, std::uint32_t forward);

}  // namespace edgewise::exports
