#include "imports/chain.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "imports/curve.hpp"
#include "imports/input_scaling.hpp"
#include "project/project.hpp"

namespace edgewise::imports {

namespace {

// What a name in the model stands for, on the way from the inputs.
struct OnnxValue {
  enum class Kind : std::uint8_t {
    inputs,   // of the model, shifted and scaled
    gaps,     // where the inputs are not a number
    sums,     // of the last layer, and what has been made of them since, neuron by neuron
    softmax,  // of the sums of the last layer
  };
  Kind kind{};
  InputScaling scaling{};  // of inputs
  std::size_t layer = 0;   // by its number
  Curve curve{};
  bool isPlain = false;  // nothing has been made of the sums yet
};

std::string countText(std::size_t count) { return std::to_string(count); }

// Follows the nodes that lead to an output.
class ChainReader {
 public:
  explicit ChainReader(const OnnxModel& model) : model_(&model) {}

  Result<Chain> read() {
    if (model_->outputs.empty()) return refused("This model has no output.");
    const std::string& output = model_->outputs.front();
    if (auto found = findNeeded(output); !found) return found.error();
    if (inputs_.empty()) return refused("This model has no input.");
    if (inputs_.size() > 1) {
      return refused("This model has several inputs (" + shown(*inputs_.begin()) + ", " +
                     shown(*std::next(inputs_.begin())) + (inputs_.size() > 2 ? " …" : "") +
                     "); only one of all numbers can be taken.");
    }
    values_[*inputs_.begin()] = {.kind = OnnxValue::Kind::inputs};
    for (const OnnxNode* node : needed_) {
      auto made = valueOf(*node);
      if (!made) return made.error();
      values_[node->outputs.front()] = std::move(*made);
    }
    const OnnxValue& last = values_[output];
    if (chain_.layers.empty()) {
      return refused("This model has no dense layer (Gemm, or MatMul and Add).");
    }
    if (last.kind == OnnxValue::Kind::softmax) {
      chain_.layers.back().function = Activation::softmax;
    } else {
      if (last.kind != OnnxValue::Kind::sums || last.layer + 1 != chain_.layers.size()) {
        return refused("The output " + shown(output) + " is not what the last layer gives.");
      }
      if (auto set = setFunction(last, nullptr); !set) return set.error();
    }
    for (std::size_t k = 1; k < model_->outputs.size(); ++k) {
      chain_.notes.push_back("The model also gives " + shown(model_->outputs[k]) +
                             ", which is left out: only " + shown(output) + " is taken.");
    }
    return std::move(chain_);
  }

 private:
  static Error refused(const std::string& why) {
    return {"unsupported", "",
            why + " A chain of dense layers with the functions of neurons can be opened here."};
  }
  static Error refused(const OnnxNode& node, const std::string& why) {
    return refused("The " + node.told() + " " + why);
  }

  const OnnxTensor* constant(const std::string& name) const {
    const auto made = made_.find(name);
    if (made != made_.end()) return made->second;
    const auto found = model_->constants.find(name);
    return found == model_->constants.end() ? nullptr : &found->second;
  }

  // The nodes that an output needs, in their order, and the inputs. Each node comes after those
  // that it takes from.
  Status findNeeded(const std::string& output) {
    std::set<std::string> wanted{output};
    std::set<std::string> given;
    for (std::size_t k = model_->nodes.size(); k-- > 0;) {
      const OnnxNode& node = model_->nodes[k];
      const bool isWanted =
          std::any_of(node.outputs.begin(), node.outputs.end(),
                      [&](const std::string& name) { return wanted.contains(name); });
      if (!isWanted) continue;
      for (const std::string& name : node.outputs) given.insert(name);
      for (const std::string& name : node.inputs) {
        if (name.empty()) continue;
        wanted.insert(name);
        ++uses_[name];
      }
      needed_.push_back(&node);
    }
    std::reverse(needed_.begin(), needed_.end());
    ++uses_[output];
    for (const std::string& name : wanted) {
      if (given.contains(name) || model_->constants.contains(name)) continue;
      const bool isInput =
          std::find(model_->inputs.begin(), model_->inputs.end(), name) != model_->inputs.end();
      if (!isInput) {
        return Error{"format", "",
                     "Nothing in this model gives " + shown(name) + ", which is needed."};
      }
      inputs_.insert(name);
    }
    return success();
  }

  // The value that a node takes at this place, if it is none that is constant.
  const OnnxValue* value(const OnnxNode& node, std::size_t at) const {
    if (at >= node.inputs.size()) return nullptr;
    const auto found = values_.find(node.inputs[at]);
    return found == values_.end() ? nullptr : &found->second;
  }

  Result<OnnxValue> valueOf(const OnnxNode& node) {
    if (node.outputs.empty() || node.outputs.front().empty())
      return refused(node, "gives nothing.");
    if (node.type == "Constant") return constantOf(node);
    if (node.type == "Gemm" || node.type == "MatMul") return dense(node);
    for (const std::string& name : node.inputs) {
      const bool isKnown = name.empty() || constant(name) != nullptr || values_.contains(name);
      if (!isKnown) return refused(node, "takes " + shown(name) + " before it is computed.");
    }
    const OnnxValue* first = value(node, 0);
    if (first != nullptr && isSame(node)) return *first;
    if (node.type == "Softmax") return softmax(node);
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      const OnnxValue* one = value(node, k);
      if (one == nullptr) continue;
      if (one->kind == OnnxValue::Kind::softmax) {
        return refused(node, "follows softmax, which only the outputs can have.");
      }
      return one->kind == OnnxValue::Kind::sums ? ofSums(node) : ofInputs(node);
    }
    return refused(node, "computes what no network here can.");
  }

  Result<OnnxValue> constantOf(const OnnxNode& node) {
    const auto found = node.attributes.find("value");
    const auto number = node.attributes.find("value_float");
    if (found != node.attributes.end() && found->second.tensor) {
      made_[node.outputs.front()] = &*found->second.tensor;
    } else if (number != node.attributes.end() && number->second.number) {
      numbers_.push_back(
          std::make_unique<OnnxTensor>(OnnxTensor{.values = {*number->second.number}}));
      made_[node.outputs.front()] = numbers_.back().get();
    } else {
      return refused(node, "gives no numbers.");
    }
    return OnnxValue{};
  }

  // What leaves rows of numbers as they are.
  bool isSame(const OnnxNode& node) {
    const auto whole = [&](const std::string& name, std::int64_t usual) {
      const auto found = node.attributes.find(name);
      return found == node.attributes.end() ? usual : found->second.integer.value_or(usual);
    };
    if (node.type == "Identity") return true;
    if (node.type == "Flatten") return whole("axis", 1) == 1;
    if (node.type == "Cast") return whole("to", 0) == 1 || whole("to", 0) == 11;
    if (node.type == "Dropout") {
      chain_.notes.push_back("The " + node.told() +
                             " does nothing outside of training, and is left out.");
      return true;
    }
    return false;
  }

  // Inputs are shifted and scaled, and their gaps filled.
  Result<OnnxValue> ofInputs(const OnnxNode& node) {
    using Kind = OnnxValue::Kind;
    const auto isOf = [](const OnnxValue* one, Kind kind) {
      return one != nullptr && one->kind == kind;
    };
    const OnnxValue* first = value(node, 0);
    if (node.type == "IsNaN" && isOf(first, Kind::inputs)) {
      OnnxValue gaps = *first;
      gaps.kind = Kind::gaps;
      return gaps;
    }
    const bool isTwo = node.inputs.size() == 2;
    const bool isTurned = isTwo && first == nullptr && (node.type == "Add" || node.type == "Mul");
    std::optional<InputScaling> scaling;
    if (node.type == "Where" && node.inputs.size() == 3) {
      const OnnxTensor* typical = constant(node.inputs[1]);
      const OnnxValue* rest = value(node, 2);
      const bool fills = isOf(first, Kind::gaps) && isOf(rest, Kind::inputs) && typical != nullptr;
      if (fills) scaling = rest->scaling.filledWith(typical->values);
    } else if (isTwo) {
      const OnnxValue* inputs = value(node, isTurned ? 1 : 0);
      const OnnxTensor* by = constant(node.inputs[isTurned ? 0 : 1]);
      const bool changes = isOf(inputs, Kind::inputs) && by != nullptr;
      if (changes) scaling = inputs->scaling.changedBy(node.type, by->values);
    }
    if (!scaling) {
      return refused(node,
                     "works on the inputs; they can be shifted and scaled by constants only.");
    }
    if (!scaling->isUsable()) return refused(node, "scales inputs by 0, or by what is no number.");
    return OnnxValue{.kind = Kind::inputs, .scaling = std::move(*scaling)};
  }

  // Functions of each neuron by itself, and biases that are added.
  Result<OnnxValue> ofSums(const OnnxNode& node) {
    if (auto biased = withBiases(node)) return std::move(*biased);
    std::optional<std::size_t> layer;
    std::vector<Curve> operands;
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      if (const OnnxValue* one = value(node, k)) {
        if (one->kind != OnnxValue::Kind::sums || layer.value_or(one->layer) != one->layer) {
          return refused(node, "joins values that are not of one layer.");
        }
        layer = one->layer;
        operands.push_back(one->curve);
        continue;
      }
      const OnnxTensor* number = constant(node.inputs[k]);
      if (number == nullptr || number->values.size() != 1) {
        return refused(node, "computes with other numbers for each neuron.");
      }
      operands.push_back(constantCurve(number->values.front()));
    }
    auto curve = appliedTo(node, operands);
    if (!curve) return refused(node, "computes what no network here can.");
    return OnnxValue{.kind = OnnxValue::Kind::sums, .layer = *layer, .curve = std::move(*curve)};
  }

  // Add behind MatMul.
  std::optional<OnnxValue> withBiases(const OnnxNode& node) {
    if (node.type != "Add" || node.inputs.size() != 2) return std::nullopt;
    const std::size_t at = value(node, 0) != nullptr ? 0 : 1;
    const OnnxValue* sums = value(node, at);
    const OnnxTensor* biases = constant(node.inputs[1 - at]);
    if (sums == nullptr || biases == nullptr || !sums->isPlain || uses_[node.inputs[at]] != 1) {
      return std::nullopt;
    }
    DenseLayer& layer = chain_.layers[sums->layer];
    const std::size_t count = biases->values.size();
    if (count != 1 && count != layer.width) return std::nullopt;
    for (std::size_t k = 0; k < layer.width; ++k) {
      layer.biases[k] += biases->values[count == 1 ? 0 : k];
    }
    return *sums;
  }

  Result<OnnxValue> softmax(const OnnxNode& node) {
    const OnnxValue* sums = value(node, 0);
    const auto axis = node.attributes.find("axis");
    const std::int64_t along =
        axis == node.attributes.end() ? -1 : axis->second.integer.value_or(-1);
    if (sums == nullptr || sums->kind != OnnxValue::Kind::sums || (along != 1 && along != -1) ||
        functionOf(sums->curve) != Activation::identity ||
        sums->layer + 1 != chain_.layers.size()) {
      return refused(node, "is not applied to the sums of the last layer.");
    }
    OnnxValue made = *sums;
    made.kind = OnnxValue::Kind::softmax;
    return made;
  }

  Status setFunction(const OnnxValue& sums, const OnnxNode* node) {
    const auto function = functionOf(sums.curve);
    if (!function) {
      const std::string where = node != nullptr ? "before the " + node->told() : "at the end";
      return refused("The function " + where + " is none that neurons have here.");
    }
    chain_.layers[sums.layer].function = *function;
    return success();
  }

  Result<OnnxValue> dense(const OnnxNode& node) {
    const OnnxValue* from = value(node, 0);
    const OnnxTensor* matrix = node.inputs.size() > 1 ? constant(node.inputs[1]) : nullptr;
    if (from == nullptr || matrix == nullptr || matrix->shape.size() != 2) {
      return refused(node, "does not multiply values by a constant matrix.");
    }
    const bool isGemm = node.type == "Gemm";
    const auto attribute = [&](const std::string& name) -> const OnnxAttribute* {
      const auto found = node.attributes.find(name);
      return isGemm && found != node.attributes.end() ? &found->second : nullptr;
    };
    const auto flag = [&](const std::string& name) {
      const OnnxAttribute* found = attribute(name);
      return found != nullptr && found->integer.value_or(0) != 0;
    };
    const auto factor = [&](const std::string& name) {
      const OnnxAttribute* found = attribute(name);
      return found != nullptr ? found->number.value_or(1) : 1;
    };
    if (flag("transA")) return refused(node, "takes its values turned round.");
    const bool turned = flag("transB");
    const auto width = static_cast<std::size_t>(matrix->shape[turned ? 0 : 1]);
    const auto before = static_cast<std::size_t>(matrix->shape[turned ? 1 : 0]);
    if (auto joined = joinTo(*from, before, node); !joined) return joined.error();
    neurons_ += width;
    edges_ += (before + 1) * width;
    if (width == 0 || neurons_ > static_cast<std::size_t>(maxNeurons) ||
        edges_ > static_cast<std::size_t>(maxEdges)) {
      return Error{"limit", "",
                   "With the " + node.told() + " the network has " + countText(neurons_) +
                       " neurons and " + countText(edges_) + " edges; from 1 to " +
                       std::to_string(maxNeurons) + " and " + std::to_string(maxEdges) +
                       " are possible."};
    }
    DenseLayer layer{.width = width};
    layer.weights.resize(width * before);
    const double alpha = factor("alpha");
    for (std::size_t head = 0; head < width; ++head) {
      for (std::size_t tail = 0; tail < before; ++tail) {
        const std::size_t at = turned ? head * before + tail : tail * width + head;
        layer.weights[head * before + tail] = alpha * matrix->values[at];
      }
    }
    layer.biases.assign(width, 0);
    if (isGemm && node.inputs.size() > 2 && !node.inputs[2].empty()) {
      const OnnxTensor* biases = constant(node.inputs[2]);
      const std::size_t count = biases != nullptr ? biases->values.size() : 0;
      const bool isRow = biases != nullptr && (biases->shape.size() < 2 || biases->shape[0] == 1);
      if (!isRow || (count != 1 && count != width)) {
        return refused(node, "adds what is not one constant for each neuron.");
      }
      for (std::size_t k = 0; k < width; ++k) {
        layer.biases[k] = factor("beta") * biases->values[count == 1 ? 0 : k];
      }
    }
    chain_.layers.push_back(std::move(layer));
    return OnnxValue{.kind = OnnxValue::Kind::sums,
                     .layer = chain_.layers.size() - 1,
                     .curve = straightCurve(),
                     .isPlain = true};
  }

  // The layer before ends here: its function is known.
  Status joinTo(const OnnxValue& from, std::size_t width, const OnnxNode& node) {
    if (from.kind == OnnxValue::Kind::inputs) {
      if (!chain_.layers.empty()) return refused(node, "takes the inputs a second time.");
      return takeInputs(from, width, node);
    }
    if (from.kind != OnnxValue::Kind::sums) {
      return refused(node, "takes values that no hidden layer can give.");
    }
    if (from.layer + 1 != chain_.layers.size()) {
      return refused(node, "takes values of another layer than the one before.");
    }
    if (chain_.layers.back().width != width) {
      return refused(node, "takes " + countText(width) + " values; the layer before gives " +
                               countText(chain_.layers.back().width) + ".");
    }
    return setFunction(from, &node);
  }

  Status takeInputs(const OnnxValue& from, std::size_t width, const OnnxNode& node) {
    if (width == 0 || width > static_cast<std::size_t>(maxNeurons)) {
      return refused(node, "takes " + countText(width) + " inputs.");
    }
    if (!from.scaling.fits(width)) {
      return refused(node, "takes " + countText(width) +
                               " inputs; another number of them was shifted and scaled.");
    }
    chain_.inputs = width;
    neurons_ = width;
    chain_.encoders = from.scaling.encoders(width);
    return success();
  }

  const OnnxModel* model_;
  std::vector<const OnnxNode*> needed_{};
  std::set<std::string> inputs_{};
  std::map<std::string, int> uses_{};
  std::map<std::string, OnnxValue> values_{};
  std::map<std::string, const OnnxTensor*> made_{};  // by nodes
  std::vector<std::unique_ptr<OnnxTensor>> numbers_{};
  Chain chain_{};
  std::size_t neurons_ = 0;
  std::size_t edges_ = 0;
};

}  // namespace

Result<Chain> chainOf(const OnnxModel& model) { return ChainReader(model).read(); }

}  // namespace edgewise::imports
