#include "data/decimal.hpp"
#include "exports/scripts.hpp"
#include "exports/training_script.hpp"

namespace edgewise::exports {

namespace {

constexpr std::string_view torchNetwork = R"py(class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.ParameterList(torch.tensor(weights) for _, _, weights, _, _, _ in BLOCKS)
        self.biases = nn.ParameterList(torch.tensor(biases) for _, _, _, biases, _, _ in BLOCKS)
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
    outputs, sums = network(torch.from_numpy(x))
    y = torch.from_numpy(y)
    return {{loss}}


def outputs_of(x):
    with torch.no_grad():
        return network(torch.from_numpy(x))[0].numpy()


def mean_loss(x, y):
    with torch.no_grad():
        return loss_of(x, y).mean().item()

)py";

constexpr std::string_view torchOptimizer = R"py(parameters = [*network.weights, *network.biases]
optimizer = {{optimizer}}
{{state}}

def use(size):
    for group in optimizer.param_groups:
        group["lr"] = size


def learn(x, y, size):
    optimizer.zero_grad()
    loss_of(x, y).mean().backward()
    optimizer.step()
{{shrink}}
)py";

constexpr std::string_view torchShrink =
    R"py(    # The proximal steps of L1 and L2, which leave biases alone.
    with torch.no_grad():
        for weights in network.weights:
            weights /= 1 + size * {{l2}}
            weights.copy_(weights.sign() * (weights.abs() - size * {{l1}}).clamp(min=0))
)py";

constexpr std::string_view torchKeep =
    R"py(    with torch.no_grad():
        for k, frozen in enumerate(FROZEN):
            for present, kept, at in zip((network.weights[k], network.biases[k]), BLOCKS[k][2:4], frozen):
                present.copy_(torch.where(torch.tensor(at) > 0, torch.tensor(kept), present))
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

std::string torchState(const Remembered& remembered, Optimizer name) {
  if (remembered.moments.empty()) return "";
  std::string text;
  std::vector<std::string_view> keys{"momentum_buffer"};
  if (name == Optimizer::adagrad) keys = {"sum"};
  if (name == Optimizer::rmsprop) keys = {"square_avg"};
  if (name == Optimizer::adam) keys = {"exp_avg", "exp_avg_sq"};
  for (std::size_t k = 0; k < keys.size(); ++k) {
    text += "for parameter, moment in zip(parameters, " + remembered.moments[k] +
            "):\n    optimizer.state[parameter][" + quoted(keys[k]) + "] = torch.tensor(moment)\n";
  }
  if (keys.front() != "momentum_buffer") {
    text +=
        "for parameter in parameters:\n    optimizer.state[parameter][\"step\"] = torch.tensor(" +
        std::to_string(remembered.steps) + ".0)\n";
  }
  return text;
}

std::string torchOptimizerText(const OptimizerSpec& spec) {
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

std::string torchLoss(Loss loss, bool softmax) {
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
  return softmax
             ? "-(y * nn.functional.log_softmax(sums, dim=1)).sum(1)"
             : "nn.functional.binary_cross_entropy_with_logits(sums, y, reduction=\"none\").sum(1)";
}

}  // namespace

Result<std::string> pytorch(const Session& session) {
  if (auto has = needsData(session, "A training script"); !has) return has.error();
  const Model model = modelOf(session);
  const std::vector<Block> blocks = blocksOf(model);
  const TrainingSpec& training = session.training();
  const std::array ofNetwork{
      Insert{"result",
             model.softmax ? "torch.softmax(sums[:, OUTPUTS], dim=1)" : "values[:, OUTPUTS]"},
      Insert{"loss", torchLoss(training.loss, model.softmax)}};
  const std::array ofOptimizer{
      Insert{"optimizer", torchOptimizerText(training.optimizer)},
      Insert{"state", torchState(rememberedBy(session, model, blocks), training.optimizer.name)},
      Insert{"shrink", afterStep(session, torchShrink, torchKeep)}};
  return trainingScript(session, model, blocks,
                        {.needs = "PyTorch and NumPy",
                         .imports = "import numpy as np\nimport torch\nfrom torch import nn",
                         .functions = torchFunctions,
                         .network = filled(torchNetwork, ofNetwork),
                         .optimizer = filled(torchOptimizer, ofOptimizer)});
}

Result<std::string> pytorchNotebook(const Session& session) { return notebookOf(pytorch(session)); }

}  // namespace edgewise::exports
