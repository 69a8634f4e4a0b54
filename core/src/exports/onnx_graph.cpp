#include "exports/onnx_graph.hpp"

namespace edgewise::exports {

std::string OnnxGraph::node(std::string_view type, const Names& inputs, const std::string& name,
                            const std::vector<Attribute>& attributes, std::string_view domain) {
  Message node;
  std::string output = unique(name);
  for (const std::string& input : inputs) node.add(1, std::string_view(input));
  node.add(2, std::string_view(output));
  node.add(4, type);
  for (const Attribute& attribute : attributes) {
    Message written;
    written.add(1, std::string_view(attribute.name));
    if (attribute.type == 1) written.add(2, attribute.number);
    if (attribute.type == 2) written.add(3, attribute.integers.front());
    for (std::size_t k = 0; attribute.type == 7 && k < attribute.integers.size(); ++k) {
      written.add(8, attribute.integers[k]);
    }
    for (const std::string& text : attribute.texts) written.add(9, std::string_view(text));
    written.add(20, std::int64_t{attribute.type});
    node.add(5, written);
  }
  if (!domain.empty()) node.add(7, domain);
  graph_.add(1, node);
  return output;
}

std::string OnnxGraph::texts(const Names& values) {
  Message tensor = tensorOf(OnnxType::text, {std::ssize(values)});
  for (const std::string& text : values) tensor.add(6, std::string_view(text));
  return add(tensor);
}

Message OnnxGraph::valueInfo(const std::string& name, OnnxType type, Index width) {
  Message rows;
  rows.add(2, std::string_view("rows"));
  Message columns;
  columns.add(1, std::int64_t{width});
  Message shape;
  shape.add(1, rows);
  shape.add(1, columns);
  Message tensor;
  tensor.add(1, static_cast<std::int64_t>(type));
  tensor.add(2, shape);
  Message typed;
  typed.add(1, tensor);
  Message info;
  info.add(1, std::string_view(name));
  info.add(2, typed);
  return info;
}

}  // namespace edgewise::exports
