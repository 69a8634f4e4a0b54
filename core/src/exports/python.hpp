// What the exports to Python share: encoders, and the blocks of the network as matrices.
#pragma once

#include "exports/code_texts.hpp"

namespace edgewise::exports {

// Functions encode(), decode() and floats() over INPUTS and TARGETS.
extern const std::string_view pythonEncoders;

// A float32 array of this shape, by the function floats() where it is large.
std::string pythonArray(std::span<const float> numbers, Index rows, Index columns,
                        std::string_view indent);
std::string pythonArray(std::span<const float> numbers, std::string_view indent);

// Places as what indexes an array: a slice where they are neighbours, else a list.
std::string pythonPlaces(const std::vector<Index>& places, std::string_view indent);

}  // namespace edgewise::exports
