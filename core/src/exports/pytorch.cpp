#include "exports/python.hpp"
#include "exports/scripts.hpp"
#include "network/descend.hpp"

namespace edgewise::exports {

namespace {

// Parts that begin with "# %%" are cells: of a notebook, and of editors that run scripts by parts.
constexpr std::string_view torchHead =
    R"py("""Training that goes on where Edgewise left it: {{origin}}.

The same data, weights, loss, optimizer (with what it remembers), step sizes and order of examples.
It needs PyTorch and NumPy.
"""

# %% How long, and what with
import base64

import numpy as np
import torch
from torch import nn

EPOCHS = 10

# %% The data: training rows first
# Numbers go in as (number - shift) / scale; a gap becomes the typical value.
INPUTS = {{inputs}}
TARGETS = {{targets}}
COLUMNS = {
{{columns}}
}
TRAINING_ROWS = {{trainCount}}
)py";

constexpr std::string_view torchBody = R"py(

def tensors(columns):
    rows = list(zip(*(COLUMNS[column["name"]] for column in columns)))
    return torch.from_numpy(encode(rows, columns))


all_inputs, all_targets = tensors(INPUTS), tensors(TARGETS)
inputs, targets = all_inputs[:TRAINING_ROWS], all_targets[:TRAINING_ROWS]
test_inputs, test_targets = all_inputs[TRAINING_ROWS:], all_targets[TRAINING_ROWS:]

# %% The network
FUNCTIONS = {
{{functions}}
}

# Every value has a place: the inputs come first, then the neurons, block by block: their function,
# the places of what goes into them, their weights (a row each) and biases.
BLOCKS = {{blocks}}
OUTPUTS = {{outputs}}


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.ParameterList(torch.tensor(weights) for _, _, weights, _, _, _ in BLOCKS)
        self.biases = nn.ParameterList(torch.tensor(biases) for _, _, _, biases, _, _ in BLOCKS)
        # Where a mask is 0 there is no edge.
        self.masks = [torch.tensor(1.0 if mask is None else mask) for *_, mask, _ in BLOCKS]
        self.bias_masks = [torch.tensor(1.0 if mask is None else mask) for *_, mask in BLOCKS]

    def forward(self, x):
        """The values of the output neurons, and their weighted sums."""
        values = sums = x
        for k, (function, tails, *_) in enumerate(BLOCKS):
            biases = (self.biases[k] * self.bias_masks[k]).sum(1)
            block = nn.functional.linear(values[:, tails], self.weights[k] * self.masks[k], biases)
            sums = torch.cat([sums, block], dim=1)
            values = torch.cat([values, FUNCTIONS[function](block)], dim=1)
        return {{result}}, sums[:, OUTPUTS]


network = Network()


# %% The loss of each example
def loss_of(x, y):
    outputs, sums = network(x)
    return {{loss}}


# %% The optimizer, as Edgewise left it
parameters = [*network.weights, *network.biases]
optimizer = {{optimizer}}
{{state}}
SAMPLES_SEEN = {{samples}}
BATCH = {{batch}}


def step_size(epoch):
{{schedule}}


{{shrink}}{{order}}
# %% What it computes now is what Edgewise computed
{{check}}

# %% Training
def losses():
    with torch.no_grad():
        training = loss_of(inputs, targets).mean().item()
        test = loss_of(test_inputs, test_targets).mean().item() if len(test_inputs) else None
    return training, test


epoch, seen = divmod(SAMPLES_SEEN, TRAINING_ROWS)
place = seen // BATCH * BATCH
for epoch in range(epoch, epoch + EPOCHS):
    size = step_size(epoch)
    for group in optimizer.param_groups:
        group["lr"] = size
    examples = order(epoch)
    while place < TRAINING_ROWS:
        batch = torch.tensor(examples[place : place + BATCH])
        optimizer.zero_grad()
        loss_of(inputs[batch], targets[batch]).mean().backward()
        optimizer.step()
{{shrinks}}        place += BATCH
    place = 0
    training, test = losses()
    print(f"epoch {epoch + 1}: training loss {training:.6g}" + (f", test loss {test:.6g}" if test else ""))

# %% Predictions for the rows of the data, in their own units
with torch.no_grad():
    predictions = decode(network(all_inputs)[0].numpy())
)py";

constexpr std::array torchFunctions{
    FunctionText{Activation::identity, R"(    "identity": lambda x: x,)"},
    FunctionText{Activation::logistic, R"(    "logistic": torch.sigmoid,)"},
    FunctionText{Activation::tanh, R"(    "tanh": torch.tanh,)"},
    FunctionText{Activation::rectifier, R"(    "rectifier": torch.relu,)"},
    FunctionText{Activation::leakyRectifier,
                 R"(    "leaky-rectifier": lambda x: nn.functional.leaky_relu(x, 0.01),)"},
    FunctionText{Activation::softplus, R"(    "softplus": nn.functional.softplus,)"},
    FunctionText{Activation::elu, R"(    "elu": nn.functional.elu,)"},
    FunctionText{Activation::gelu,
                 R"(    "gelu": lambda x: nn.functional.gelu(x, approximate="tanh"),)"},
    FunctionText{Activation::silu, R"(    "silu": nn.functional.silu,)"},
    FunctionText{Activation::sine,
                 R"(    "sine": lambda x: torch.where(x.abs() < 8192, torch.sin(x), 0 * x),)"},
    FunctionText{Activation::gaussian, R"(    "gaussian": lambda x: torch.exp(-x * x),)"},
    FunctionText{Activation::absolute, R"(    "absolute": lambda x: torch.abs(x),)"},
    FunctionText{Activation::step, R"(    "step": lambda x: (x >= 0).float() + 0 * x,)"},
    FunctionText{Activation::softmax,
                 R"(    "softmax": lambda x: x,  # of all outputs, at the end)"},
};

// Edgewise's own generator and shuffle, so that examples come in the same order.
constexpr std::string_view shuffledOrder =
    R"py(# %% The order of examples, as Edgewise shuffles them
SEED = {{seed}}
WORD = 2**32


def random_numbers(epoch):
    """Philox4x32-10 (Salmon and others 2011)."""
    block = 0
    while True:
        a, b, c, d = block % WORD, block // WORD, epoch % WORD, 2
        k, l = SEED % WORD, SEED // WORD
        for _ in range(10):
            p, q = 0xD2511F53 * a, 0xCD9E8D57 * c
            a, b, c, d = q // WORD ^ b ^ k, q % WORD, p // WORD ^ d ^ l, p % WORD
            k, l = (k + 0x9E3779B9) % WORD, (l + 0xBB67AE85) % WORD
        yield from (a, b, c, d)
        block += 1


def order(epoch):
    numbers = random_numbers(epoch)

    def below(count):
        product = next(numbers) * count
        while product % WORD < WORD % count:
            product = next(numbers) * count
        return product // WORD

    examples = list(range(TRAINING_ROWS))
    for last in range(TRAINING_ROWS, 1, -1):
        other = below(last)
        examples[last - 1], examples[other] = examples[other], examples[last - 1]
    return examples


)py";

constexpr std::string_view torchShrink = R"py(def shrink(size):
    """The proximal steps of L1 and L2, which leave biases alone."""
    with torch.no_grad():
        for weights in network.weights:
            weights /= 1 + size * {{l2}}
            weights.copy_(weights.sign() * (weights.abs() - size * {{l1}}).clamp(min=0))


)py";

constexpr std::string_view sameOrder = R"py(def order(epoch):
    return list(range(TRAINING_ROWS))


)py";

constexpr std::string_view torchCheck = R"py(EXPECTED = {{expected}}
with torch.no_grad():
    found = network(all_inputs[{{rows}}])[0].double()
expected = torch.tensor(EXPECTED, dtype=torch.float64).reshape(found.shape)
difference = ((found - expected).abs() / expected.abs().clamp(min=1)).max().item()
print(f"Largest difference in {len(EXPECTED)} rows: {difference:.3g}")
assert difference <= 1e-4, "This is more than rounding explains."
)py";

// One number for each weight of a block, as its weights and biases are written.
struct Arrays {
  std::string weights;
  std::string biases;
};

std::size_t biasColumns(const Block& block) {
  std::size_t most = 1;
  for (const auto& own : block.biasAt) most = std::max(most, own.size());
  return most;
}

Arrays arraysOf(const Block& block, std::span<const float> numbers, std::string_view indent) {
  const auto at = [&](Index weight) {
    return weight < 0 ? 0.0F : numbers[static_cast<std::size_t>(weight)];
  };
  std::vector<float> weights;
  for (const Index weight : block.weightAt) weights.push_back(at(weight));
  const std::size_t columns = biasColumns(block);
  std::vector<float> biases;
  for (const auto& own : block.biasAt) {
    for (std::size_t k = 0; k < columns; ++k) biases.push_back(at(k < own.size() ? own[k] : -1));
  }
  return {pythonArray(weights, block.count, static_cast<Index>(block.tails.size()), indent),
          pythonArray(biases, block.count, static_cast<Index>(columns), indent)};
}

std::string torchBlocks(const Model& model, const std::vector<Block>& blocks) {
  const std::string indent = "        ";
  const std::vector<float> ones(model.weights.size(), 1);
  std::string text = "[\n";
  for (const Block& block : blocks) {
    const Arrays values = arraysOf(block, model.weights, indent);
    const Arrays edges = arraysOf(block, ones, indent);
    bool allBiases = true;
    for (const auto& own : block.biasAt) allBiases = allBiases && own.size() == biasColumns(block);
    text += "    (\n";
    for (const std::string& part :
         {quoted(name(block.function)), pythonPlaces(block.tails, indent), values.weights,
          values.biases, block.isFull() ? "None" : edges.weights,
          allBiases ? "None" : edges.biases}) {
      text += indent + part + ",\n";
    }
    text += "    ),\n";
  }
  return text + "]";
}

// What the optimizer remembers of each parameter, in the order of `parameters`.
std::string stateOf(const Session& session, const Model& model, const std::vector<Block>& blocks) {
  const OptimizerState memory = session.progress().optimizer;
  const std::size_t edges = model.weights.size();
  const Optimizer name = session.training().optimizer.name;
  if (memory.moments.empty() || !shareMemory(memory.of.value_or(name), name)) return "";
  std::string text;
  std::vector<std::string_view> keys{"momentum_buffer"};
  if (name == Optimizer::adagrad) keys = {"sum"};
  if (name == Optimizer::rmsprop) keys = {"square_avg"};
  if (name == Optimizer::adam) keys = {"exp_avg", "exp_avg_sq"};
  for (std::size_t k = 0; k < keys.size(); ++k) {
    std::vector<float> numbers;
    for (const Index edge : model.edges) {
      const std::size_t at = k * edges + static_cast<std::size_t>(edge);
      numbers.push_back(static_cast<float>(memory.moments[at]));
    }
    std::string weights;
    std::string biases;
    for (const Block& block : blocks) {
      const Arrays arrays = arraysOf(block, numbers, "    ");
      weights += "    " + arrays.weights + ",\n";
      biases += "    " + arrays.biases + ",\n";
    }
    text += "for parameter, moment in zip(parameters, [\n";
    text += weights;
    text += biases;
    text += "]):\n    optimizer.state[parameter][";
    text += quoted(keys[k]);
    text += "] = torch.tensor(moment)\n";
  }
  if (name == Optimizer::adagrad || name == Optimizer::rmsprop || name == Optimizer::adam) {
    text +=
        "for parameter in parameters:\n    optimizer.state[parameter][\"step\"] = torch.tensor(" +
        std::to_string(memory.steps) + ".0)\n";
  }
  return text;
}

std::string optimizerText(const OptimizerSpec& spec) {
  const std::string lr = "torch.optim.SGD(parameters, lr=0.0";
  const auto also = [](std::string_view key, double number) {
    return ", " + std::string(key) + "=" + shortest(number);
  };
  switch (spec.name) {
    case Optimizer::sgd:
      return lr + ")";
    case Optimizer::momentum:
      return lr + also("momentum", spec.momentum) + ")";
    case Optimizer::nesterov:
      return lr + also("momentum", spec.momentum) + (spec.momentum > 0 ? ", nesterov=True)" : ")");
    case Optimizer::adagrad:
      return "torch.optim.Adagrad(parameters, lr=0.0" + also("eps", spec.epsilon) + ")";
    case Optimizer::rmsprop:
      return "torch.optim.RMSprop(parameters, lr=0.0" + also("alpha", spec.rho) +
             also("eps", spec.epsilon) + ")";
    case Optimizer::adam:
      break;
  }
  return "torch.optim.Adam(parameters, lr=0.0, betas=(" + shortest(spec.beta1) + ", " +
         shortest(spec.beta2) + ")" + also("eps", spec.epsilon) + ")";
}

std::string lossText(Loss loss, const Plan& plan) {
  switch (loss) {
    case Loss::squared:
      return "((outputs - y) ** 2).sum(1)";
    case Loss::absolute:
      return "(outputs - y).abs().sum(1)";
    case Loss::huber:
      return "nn.functional.huber_loss(outputs, y, reduction=\"none\").sum(1)";
    case Loss::crossEntropy:
      break;
  }
  return plan.softmaxOutputs
             ? "-(y * nn.functional.log_softmax(sums, dim=1)).sum(1)"
             : "nn.functional.binary_cross_entropy_with_logits(sums, y, reduction=\"none\").sum(1)";
}

}  // namespace

Result<std::string> pytorch(const Session& session) {
  if (auto has = needsData(session, "A training script"); !has) return has.error();
  const Model model = modelOf(session);
  const std::vector<Block> blocks = blocksOf(model);
  const TrainingSpec& training = session.training();
  std::string functions;
  for (const std::string_view text : functionsUsed(model, torchFunctions)) {
    functions += functions.empty() ? "" : "\n";
    functions += text;
  }
  std::vector<Index> outputs;
  for (const Index output : model.outputs) outputs.push_back(placeInBlocks(model, output));
  const Expected expected = expectedOf(session);
  const std::array ofCheck{Insert{"expected", expected.outputs}, Insert{"rows", expected.rows}};
  const bool shrinks = training.regularization.l1 > 0 || training.regularization.l2 > 0;
  const std::array ofShrink{Insert{"l1", shortest(training.regularization.l1)},
                            Insert{"l2", shortest(training.regularization.l2)}};
  const std::array ofOrder{Insert{"seed", std::to_string(training.seed)}};
  const std::array inserts{
      Insert{"origin", origin(session)},
      Insert{"inputs", columnsText(session.encoding().inputs, pythonWords, "")},
      Insert{"targets", columnsText(session.encoding().targets, pythonWords, "")},
      Insert{"columns", columnsOfData(session)},
      Insert{"trainCount", std::to_string(session.data()->trainCount)},
      Insert{"functions", functions},
      Insert{"blocks", torchBlocks(model, blocks)},
      Insert{"outputs", pythonPlaces(outputs, "")},
      Insert{"result",
             model.softmax ? "torch.softmax(sums[:, OUTPUTS], dim=1)" : "values[:, OUTPUTS]"},
      Insert{"loss", lossText(training.loss, session.plan())},
      Insert{"optimizer", optimizerText(training.optimizer)},
      Insert{"state", stateOf(session, model, blocks)},
      Insert{"samples", std::to_string(session.progress().samples)},
      Insert{"batch", std::to_string(training.batch)},
      Insert{"schedule", scheduleText(training.stepSize)},
      Insert{"shrink", shrinks ? filled(torchShrink, ofShrink) : ""},
      Insert{"shrinks", shrinks ? "        shrink(size)\n" : ""},
      Insert{"order", training.order == Order::shuffle ? filled(shuffledOrder, ofOrder)
                                                       : std::string(sameOrder)},
      Insert{"check", expected.rows == "[]" ? "# Its outputs are too large to be numbers.\n"
                                            : filled(torchCheck, ofCheck)},
  };
  const std::string text =
      std::string(torchHead) + std::string(pythonEncoders) + std::string(torchBody);
  return filled(text, inserts);
}

Result<std::string> pytorchNotebook(const Session& session) {
  auto script = pytorch(session);
  if (!script) return script;
  return notebookOf(*script);
}

}  // namespace edgewise::exports
