#include "imports/onnx_model.hpp"

#include <algorithm>
#include <cstring>
#include <set>

#include "imports/protobuf_reader.hpp"
#include "project/project.hpp"

namespace edgewise::imports {

namespace {

using Wire = Field::Wire;

// Of all constants together: weights are at most maxEdges, and there may be a few more.
constexpr std::size_t mostNumbers = 2 * static_cast<std::size_t>(maxEdges);
constexpr std::size_t mostNodes = 1000;
constexpr std::int64_t leastOpset = 7;

Error formatFault(const std::string& what) {
  return {"format", "", what + " Export the model again, or bring the whole file."};
}

Error notAllThere() { return formatFault("This is no ONNX model, or a part of it is missing."); }

double floatFrom(std::uint64_t bits) {
  const auto half = static_cast<std::uint32_t>(bits);
  float number = 0;
  std::memcpy(&number, &half, sizeof number);
  return static_cast<double>(number);
}

double doubleFrom(std::uint64_t bits) {
  double number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

double integerFrom(std::uint64_t bits) {
  return static_cast<double>(static_cast<std::int64_t>(bits));
}

// A field that says a list of numbers, packed or one by one.
template <class Act>
bool forNumbers(const Field& field, Wire wire, Act act) {
  if (field.wire == wire) {
    act(field.integer);
    return true;
  }
  if (field.wire != Wire::bytes) return false;
  FieldReader reader(field.bytes);
  std::uint64_t number = 0;
  while (reader.nextPacked(wire, number)) act(number);
  return !reader.failed();
}

// What TensorProto.DataType says: how its numbers lie in raw_data.
struct NumberType {
  Wire wire;
  double (*value)(std::uint64_t);
};

std::optional<NumberType> numberType(std::uint64_t type) {
  switch (type) {
    case 1:
      return NumberType{Wire::four, floatFrom};
    case 6:
      return NumberType{
          Wire::four, [](std::uint64_t bits) {
            return static_cast<double>(static_cast<std::int32_t>(static_cast<std::uint32_t>(bits)));
          }};
    case 7:
      return NumberType{Wire::eight, integerFrom};
    case 11:
      return NumberType{Wire::eight, doubleFrom};
    default:
      return std::nullopt;
  }
}

// Reads the parts of a model. The first fault ends it.
class ModelReader {
 public:
  Result<OnnxModel> read(std::string_view bytes) {
    std::string_view graph;
    std::int64_t opset = 0;
    const bool whole = forFields(bytes, [&](const Field& field) {
      if (field.number == 7 && field.wire == Wire::bytes) graph = field.bytes;
      if (field.number == 8 && field.wire == Wire::bytes) readOpset(field.bytes, opset);
      if (field.number == 14 && field.wire == Wire::bytes) readMetadata(field.bytes);
    });
    if (!whole || graph.data() == nullptr || opset == 0) return notAllThere();
    if (opset < leastOpset) {
      return Error{
          "unsupported", "",
          "This model is of opset " + std::to_string(opset) +
              "; operators mean what they do here since opset 7. Convert it to a later one."};
    }
    const bool read = forFields(graph, [&](const Field& field) {
      if (field.wire != Wire::bytes) return;
      if (field.number == 1) readNode(field.bytes);
      if (field.number == 2) model_.name = field.bytes;
      if (field.number == 5) {
        std::string name;
        OnnxTensor tensor = readTensor(field.bytes, name);
        model_.constants[name] = std::move(tensor);
      }
      if (field.number == 11) model_.inputs.push_back(nameOfValue(field.bytes));
      if (field.number == 12) model_.outputs.push_back(nameOfValue(field.bytes));
      if (field.number == 15) {
        fail({"unsupported", "", "This model has sparse weights. Export it with dense ones."});
      }
    });
    if (fault_) return *fault_;
    if (!read) return notAllThere();
    std::erase_if(model_.inputs,
                  [&](const std::string& name) { return model_.constants.contains(name); });
    return std::move(model_);
  }

 private:
  void fail(Error error) {
    if (!fault_) fault_ = std::move(error);
  }

  template <class Act>
  bool forFields(std::string_view bytes, Act act) {
    FieldReader reader(bytes);
    Field field;
    while (!fault_ && reader.next(field)) act(field);
    return !reader.failed();
  }
  // The same of a part, whose end is the fault of the whole.
  template <class Act>
  void inPart(std::string_view bytes, Act act) {
    if (!forFields(bytes, act)) fail(notAllThere());
  }

  void readOpset(std::string_view bytes, std::int64_t& opset) {
    std::string domain;
    std::int64_t version = 0;
    inPart(bytes, [&](const Field& field) {
      if (field.number == 1 && field.wire == Wire::bytes) domain = field.bytes;
      if (field.number == 2 && field.wire == Wire::varint) {
        version = static_cast<std::int64_t>(field.integer);
      }
    });
    if (domain.empty() || domain == "ai.onnx") opset = version;
  }

  void readMetadata(std::string_view bytes) {
    std::string key;
    std::string value;
    inPart(bytes, [&](const Field& field) {
      if (field.number == 1 && field.wire == Wire::bytes) key = field.bytes;
      if (field.number == 2 && field.wire == Wire::bytes) value = field.bytes;
    });
    model_.metadata[key] = value;
  }

  std::string nameOfValue(std::string_view bytes) {
    std::string name;
    inPart(bytes, [&](const Field& field) {
      if (field.number == 1 && field.wire == Wire::bytes) name = field.bytes;
    });
    return name;
  }

  void readNode(std::string_view bytes) {
    if (model_.nodes.size() == mostNodes) {
      return fail(
          {"limit", "", "This model has more than 1000 nodes; that is no chain of layers."});
    }
    OnnxNode node;
    std::string domain;
    inPart(bytes, [&](const Field& field) {
      if (field.wire != Wire::bytes) return;
      if (field.number == 1) node.inputs.emplace_back(field.bytes);
      if (field.number == 2) node.outputs.emplace_back(field.bytes);
      if (field.number == 3) node.name = field.bytes;
      if (field.number == 4) node.type = field.bytes;
      if (field.number == 5) readAttribute(field.bytes, node);
      if (field.number == 7) domain = field.bytes;
    });
    if (!domain.empty() && domain != "ai.onnx") node.type = domain + "." + node.type;
    model_.nodes.push_back(std::move(node));
  }

  void readAttribute(std::string_view bytes, OnnxNode& node) {
    std::string name;
    OnnxAttribute attribute;
    bool isRead = true;
    inPart(bytes, [&](const Field& field) {
      switch (field.number) {
        case 1:
          if (field.wire == Wire::bytes) name = field.bytes;
          break;
        case 2:
          if (field.wire == Wire::four) attribute.number = floatFrom(field.integer);
          break;
        case 3:
          if (field.wire == Wire::varint) {
            attribute.integer = static_cast<std::int64_t>(field.integer);
          }
          break;
        case 4:
          if (field.wire == Wire::bytes) attribute.text = field.bytes;
          break;
        case 5:
          if (field.wire == Wire::bytes) {
            std::string unused;
            attribute.tensor = readTensor(field.bytes, unused);
          }
          break;
        case 7:
          isRead = isRead && forNumbers(field, Wire::four, [&](std::uint64_t bits) {
                     attribute.numbers.push_back(floatFrom(bits));
                   });
          break;
        case 8:
          isRead = isRead && forNumbers(field, Wire::varint, [&](std::uint64_t bits) {
                     attribute.integers.push_back(static_cast<std::int64_t>(bits));
                   });
          break;
        default:
          break;
      }
    });
    if (!isRead) fail(notAllThere());
    node.attributes[name] = std::move(attribute);
  }

  OnnxTensor readTensor(std::string_view bytes, std::string& name) {
    OnnxTensor tensor;
    std::uint64_t type = 0;
    std::optional<std::string_view> raw;
    bool isElsewhere = false;
    bool isRead = true;
    const auto add = [&](double value) {
      if (++numbers_ > mostNumbers) return tooLarge();
      tensor.values.push_back(value);
    };
    const auto take = [&](const Field& field, Wire wire, double (*value)(std::uint64_t)) {
      isRead = isRead && forNumbers(field, wire, [&](std::uint64_t bits) { add(value(bits)); });
    };
    inPart(bytes, [&](const Field& field) {
      switch (field.number) {
        case 1:
          isRead = isRead && forNumbers(field, Wire::varint, [&](std::uint64_t size) {
                     tensor.shape.push_back(static_cast<std::int64_t>(size));
                   });
          break;
        case 2:
          if (field.wire == Wire::varint) type = field.integer;
          break;
        case 4:
          take(field, Wire::four, floatFrom);
          break;
        case 5:
        case 7:
          take(field, Wire::varint, integerFrom);
          break;
        case 8:
          if (field.wire == Wire::bytes) name = field.bytes;
          break;
        case 9:
          if (field.wire == Wire::bytes) raw = field.bytes;
          break;
        case 10:
          take(field, Wire::eight, doubleFrom);
          break;
        case 14:
          isElsewhere = field.wire == Wire::varint && field.integer == 1;
          break;
        default:
          break;
      }
    });
    if (!isRead) fail(notAllThere());
    if (fault_) return tensor;
    if (isElsewhere) {
      fail({"unsupported", "",
            "The numbers of " + shown(name) +
                " lie in a file of their own. Save the model as one file, with its weights."});
      return tensor;
    }
    const auto number = numberType(type);
    // Texts, truths and the like: whoever needs them finds them empty.
    if (!number) {
      tensor = {};
      return tensor;
    }
    if (raw) {
      FieldReader reader(*raw);
      std::uint64_t bits = 0;
      while (!fault_ && reader.nextPacked(number->wire, bits)) add(number->value(bits));
      if (reader.failed()) fail(notAllThere());
    }
    checkShape(tensor, name);
    return tensor;
  }

  void checkShape(const OnnxTensor& tensor, const std::string& name) {
    std::size_t all = 1;
    for (const std::int64_t size : tensor.shape) {
      if (size < 0 || size > static_cast<std::int64_t>(mostNumbers)) return wrongShape(name);
      all *= static_cast<std::size_t>(size);
      if (all > mostNumbers) return wrongShape(name);
    }
    if (all != tensor.values.size()) wrongShape(name);
  }

  void wrongShape(const std::string& name) {
    fail(formatFault("The constant " + shown(name) +
                     " has another number of values than its shape says."));
  }

  void tooLarge() {
    fail({"limit", "",
          "This model has more than " + std::to_string(mostNumbers) +
              " numbers; a network here has at most " + std::to_string(maxEdges) + " weights."});
  }

  OnnxModel model_;
  std::size_t numbers_ = 0;
  std::optional<Error> fault_;
};

}  // namespace

std::string shown(std::string_view name) {
  constexpr std::size_t most = 60;
  std::string text = "\"";
  for (const char letter : name.substr(0, most)) {
    text += letter >= ' ' && letter < 0x7f ? letter : '?';
  }
  if (name.size() > most) text += "...";
  return text + '"';
}

std::string OnnxNode::told() const {
  std::string text = "node ";
  if (!name.empty()) {
    text += shown(name);
  } else if (!outputs.empty()) {
    text += "that gives " + shown(outputs.front());
  }
  return text + " (" + shown(type).substr(1, shown(type).size() - 2) + ")";
}

Result<OnnxModel> readOnnx(std::string_view bytes) { return ModelReader().read(bytes); }

}  // namespace edgewise::imports
