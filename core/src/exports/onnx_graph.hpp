// A graph of ONNX while it is built: nodes, constants, inputs and outputs, by unique names.
#pragma once

#include <array>
#include <cstring>
#include <set>
#include <string>
#include <vector>

#include "edgewise/numbers.hpp"
#include "exports/protobuf.hpp"

namespace edgewise::exports {

// TensorProto.DataType
enum class OnnxType { real = 1, byte = 2, integer = 7, text = 8, wide = 11 };

class OnnxGraph {
 public:
  using Names = std::vector<std::string>;

  // A name that nothing else has.
  std::string unique(const std::string& wanted) {
    std::string name = wanted;
    while (!names_.insert(name).second) name += '_';
    return name;
  }

  // An attribute of the last node.
  struct Attribute {
    std::string name;
    int type;  // AttributeProto.AttributeType: 1 float, 2 int, 7 ints, 8 strings
    float number = 0;
    std::vector<std::int64_t> integers{};
    Names texts{};
  };

  // Adds a node, and returns its output, which is called `name` or likewise.
  std::string node(std::string_view type, const Names& inputs, const std::string& name = "value",
                   const std::vector<Attribute>& attributes = {}, std::string_view domain = "");

  // Constants. An empty shape is that of a scalar.
  std::string reals(const std::vector<float>& values, const std::vector<std::int64_t>& shape) {
    return constant(OnnxType::real, values, shape);
  }
  std::string wides(const std::vector<double>& values, const std::vector<std::int64_t>& shape) {
    return constant(OnnxType::wide, values, shape);
  }
  std::string integers(const std::vector<std::int64_t>& values) {
    return constant(OnnxType::integer, values, {std::ssize(values)});
  }
  std::string texts(const Names& values);

  // Rows of `width` values.
  void input(const std::string& name, OnnxType type, Index width) {
    graph_.add(11, valueInfo(name, type, width));
  }
  void output(const std::string& name, OnnxType type, Index width) {
    graph_.add(12, valueInfo(name, type, width));
  }

  const Message& message() {
    graph_.add(2, std::string_view("network"));
    return graph_;
  }

 private:
  static Message valueInfo(const std::string& name, OnnxType type, Index width);

  template <class T>
  std::string constant(OnnxType type, const std::vector<T>& values,
                       const std::vector<std::int64_t>& shape) {
    std::string raw(values.size() * sizeof(T), '\0');
    if (!values.empty()) std::memcpy(raw.data(), values.data(), raw.size());
    Message tensor = tensorOf(type, shape);
    tensor.add(9, std::string_view(raw));
    return add(tensor);
  }

  static Message tensorOf(OnnxType type, const std::vector<std::int64_t>& shape) {
    Message tensor;
    for (const std::int64_t size : shape) tensor.add(1, size);
    tensor.add(2, static_cast<std::int64_t>(type));
    return tensor;
  }

  std::string add(Message& tensor) {
    std::string name = unique("constant" + std::to_string(++constants_));
    tensor.add(8, std::string_view(name));
    graph_.add(5, tensor);
    return name;
  }

  Message graph_;
  std::set<std::string> names_;
  Index constants_ = 0;
};

}  // namespace edgewise::exports
