// Keras 3, whatever it computes with: its optimizers differ from those of Edgewise in where epsilon
// stands, so the script brings their steps, and in that momentum remembers steps instead of
// gradients.
#include "data/decimal.hpp"
#include "exports/scripts.hpp"
#include "exports/training_script.hpp"

namespace edgewise::exports {

namespace {

constexpr std::string_view kerasNetwork = R"py(def pick(values, places):
    if isinstance(places, slice):
        return values[:, places]
    return ops.take(values, np.array(places, dtype="int32"), axis=1)


class Network(keras.Model):
    def __init__(self):
        super().__init__()

        def variable(values):
            made = self.add_weight(shape=values.shape, initializer="zeros")
            made.assign(values)
            return made

        self.kernels = [variable(weights) for _, _, weights, _, _, _ in BLOCKS]
        self.biases = [variable(biases) for _, _, _, biases, _, _ in BLOCKS]

    def call(self, x):
        """The {{what}} of the output neurons."""
        values = sums = x
        for k, (function, tails, _, _, mask, bias_mask) in enumerate(BLOCKS):
            kernel = self.kernels[k] if mask is None else self.kernels[k] * mask
            biases = self.biases[k] if bias_mask is None else self.biases[k] * bias_mask
            block = ops.matmul(pick(values, tails), ops.transpose(kernel)) + ops.sum(biases, axis=1)
            sums = ops.concatenate([sums, block], axis=1)
            values = ops.concatenate([values, FUNCTIONS[function](block)], axis=1)
        return {{result}}


network = Network()


def outputs_of(x):
    return ops.convert_to_numpy({{outputs}})


# %% The loss of each example
def loss_of(y, found):
    return {{loss}}


def mean_loss(x, y):
    return float(ops.convert_to_numpy(ops.mean(loss_of(ops.convert_to_tensor(y), network(x)))))

)py";

constexpr std::string_view kerasAdagrad = R"py(class Adagrad(keras.optimizers.Adagrad):
    """Epsilon is added to the root, not below it."""

    def update_step(self, gradient, variable, learning_rate):
        squares = self._accumulators[self._get_variable_index(variable)]
        self.assign_add(squares, ops.square(gradient))
        self.assign_sub(variable, learning_rate * gradient / (ops.sqrt(squares) + self.epsilon))


)py";

constexpr std::string_view kerasRmsprop = R"py(class RMSprop(keras.optimizers.RMSprop):
    """Epsilon is added to the root, not below it."""

    def update_step(self, gradient, variable, learning_rate):
        squares = self._velocities[self._get_variable_index(variable)]
        self.assign(squares, self.rho * squares + (1 - self.rho) * ops.square(gradient))
        self.assign_sub(variable, learning_rate * gradient / (ops.sqrt(squares) + self.epsilon))


)py";

constexpr std::string_view kerasAdam = R"py(class Adam(keras.optimizers.Adam):
    """Epsilon is added to the root of what is corrected already, as its authors have it."""

    def update_step(self, gradient, variable, learning_rate):
        place = self._get_variable_index(variable)
        mean, squares = self._momentums[place], self._velocities[place]
        self.assign(mean, self.beta_1 * mean + (1 - self.beta_1) * gradient)
        self.assign(squares, self.beta_2 * squares + (1 - self.beta_2) * ops.square(gradient))
        step = ops.cast(self.iterations + 1, variable.dtype)
        mean = mean / (1 - ops.power(self.beta_1, step))
        squares = squares / (1 - ops.power(self.beta_2, step))
        self.assign_sub(variable, learning_rate * mean / (ops.sqrt(squares) + self.epsilon))


)py";

constexpr std::string_view kerasOptimizer = R"py({{steps}}optimizer = {{optimizer}}
network(inputs[:1])
optimizer.build(network.trainable_variables)
{{state}}network.compile(optimizer=optimizer, loss=loss_of)


def use(size):
{{use}}

def learn(x, y, size):
    network.train_on_batch(x, y)
{{shrink}}
)py";

constexpr std::string_view kerasUse = R"py(    optimizer.learning_rate = size
)py";

constexpr std::string_view kerasUseMomentum =
    R"py(    # Keras remembers steps, which are as long as the step size that they were made with.
    before = float(ops.convert_to_numpy(optimizer.learning_rate))
    for step in optimizer.momentums:
        step.assign(step * (size / before if before else 0.0))
    optimizer.learning_rate = size
)py";

constexpr std::string_view kerasShrink =
    R"py(    # The proximal steps of L1 and L2, which leave biases alone.
    for kernel in network.kernels:
        weights = kernel / (1 + size * {{l2}})
        kernel.assign(ops.sign(weights) * ops.maximum(ops.abs(weights) - size * {{l1}}, 0))
)py";

constexpr std::string_view kerasKeep =
    R"py(    for k, frozen in enumerate(FROZEN):
        for present, kept, at in zip((network.kernels[k], network.biases[k]), BLOCKS[k][2:4], frozen):
            present.assign(present * (1 - at) + kept * at)
)py";

constexpr std::array kerasFunctions{
    FunctionText{Activation::identity, R"(    "identity": lambda x: x,)"},
    FunctionText{Activation::logistic, R"(    "logistic": ops.sigmoid,)"},
    FunctionText{Activation::tanh, R"(    "tanh": ops.tanh,)"},
    FunctionText{Activation::rectifier, R"(    "rectifier": ops.relu,)"},
    FunctionText{Activation::leakyRectifier,
                 R"(    "leaky-rectifier": lambda x: ops.leaky_relu(x, negative_slope=0.01),)"},
    FunctionText{Activation::softplus, R"(    "softplus": ops.softplus,)"},
    FunctionText{Activation::elu, R"(    "elu": ops.elu,)"},
    FunctionText{Activation::gelu, R"(    "gelu": lambda x: ops.gelu(x, approximate=True),)"},
    FunctionText{Activation::silu, R"(    "silu": ops.silu,)"},
    FunctionText{Activation::sine,
                 R"(    "sine": lambda x: ops.where(ops.abs(x) < 8192, ops.sin(x), 0 * x),)"},
    FunctionText{Activation::gaussian, R"(    "gaussian": lambda x: ops.exp(-x * x),)"},
    FunctionText{Activation::absolute, R"(    "absolute": ops.abs,)"},
    FunctionText{Activation::step, R"(    "step": lambda x: ops.cast(x >= 0, "float32") + 0 * x,)"},
    FunctionText{Activation::softmax,
                 R"(    "softmax": lambda x: x,  # of all outputs, at the end)"},
};

bool hasMomentum(const OptimizerSpec& spec) {
  const bool named = spec.name == Optimizer::momentum || spec.name == Optimizer::nesterov;
  return named && spec.momentum > 0;
}

// Those that the script brings.
std::string_view kerasSteps(Optimizer name) {
  if (name == Optimizer::adagrad) return kerasAdagrad;
  if (name == Optimizer::rmsprop) return kerasRmsprop;
  if (name == Optimizer::adam) return kerasAdam;
  return "";
}

std::string kerasOptimizerText(const OptimizerSpec& spec) {
  const auto also = [](std::string_view key, double number) {
    return ", " + std::string(key) + "=" + shortest(number);
  };
  // By a step size of 1, the steps that momentum remembers are gradients.
  const std::string size = "learning_rate=1.0";
  switch (spec.name) {
    case Optimizer::sgd:
      return "keras.optimizers.SGD(" + size + ")";
    case Optimizer::momentum:
    case Optimizer::nesterov:
      return "keras.optimizers.SGD(" + size + also("momentum", spec.momentum) +
             (spec.name == Optimizer::nesterov && hasMomentum(spec) ? ", nesterov=True)" : ")");
    case Optimizer::adagrad:
      return "Adagrad(" + size + ", initial_accumulator_value=0.0" + also("epsilon", spec.epsilon) +
             ")";
    case Optimizer::rmsprop:
      return "RMSprop(" + size + also("rho", spec.rho) + also("epsilon", spec.epsilon) + ")";
    case Optimizer::adam:
      break;
  }
  return "Adam(" + size + also("beta_1", spec.beta1) + also("beta_2", spec.beta2) +
         also("epsilon", spec.epsilon) + ")";
}

std::string kerasState(const Remembered& remembered, const OptimizerSpec& spec) {
  if (remembered.moments.empty()) return "";
  std::vector<std::string_view> members;
  if (hasMomentum(spec)) members = {"momentums"};
  if (spec.name == Optimizer::adagrad) members = {"_accumulators"};
  if (spec.name == Optimizer::rmsprop) members = {"_velocities"};
  if (spec.name == Optimizer::adam) members = {"_momentums", "_velocities"};
  std::string text;
  for (std::size_t k = 0; k < members.size(); ++k) {
    text += "for variable, moment in zip(optimizer." + std::string(members[k]) + ", " +
            remembered.moments[k] + "):\n    variable.assign(" + (hasMomentum(spec) ? "-" : "") +
            "moment)\n";
  }
  return text + "optimizer.iterations.assign(" + std::to_string(remembered.steps) + ")\n";
}

std::string kerasLoss(Loss loss, bool softmax) {
  switch (loss) {
    case Loss::squared:
      return "ops.sum((found - y) ** 2, axis=1)";
    case Loss::absolute:
      return "ops.sum(ops.abs(found - y), axis=1)";
    case Loss::huber:
      return "ops.sum(ops.where(ops.abs(found - y) < 1, (found - y) ** 2 / 2, ops.abs(found - y) - "
             "0.5), axis=1)";
    case Loss::crossEntropy:
      break;
  }
  return softmax ? "-ops.sum(y * ops.log_softmax(found, axis=1), axis=1)"
                 : "ops.sum(ops.binary_crossentropy(y, found, from_logits=True), axis=1)";
}

}  // namespace

Result<std::string> keras(const Session& session) {
  if (auto has = needsData(session, "A training script"); !has) return has.error();
  const Model model = modelOf(session);
  const std::vector<Block> blocks = blocksOf(model);
  const TrainingSpec& training = session.training();
  const OptimizerSpec& optimizer = training.optimizer;
  // Cross-entropy is computed from the sums.
  const bool ofSums = training.loss == Loss::crossEntropy;
  const std::string softmax = "ops.softmax(pick(sums, OUTPUTS), axis=1)";
  const std::string values = model.softmax ? softmax : "pick(values, OUTPUTS)";
  const std::string_view fromSums =
      model.softmax ? "ops.softmax(network(x), axis=1)" : "ops.sigmoid(network(x))";
  const std::array ofNetwork{Insert{"what", ofSums ? "weighted sums" : "values"},
                             Insert{"result", ofSums ? "pick(sums, OUTPUTS)" : values},
                             Insert{"outputs", ofSums ? std::string(fromSums) : "network(x)"},
                             Insert{"loss", kerasLoss(training.loss, model.softmax)}};
  const std::array ofOptimizer{
      Insert{"steps", std::string(kerasSteps(optimizer.name))},
      Insert{"optimizer", kerasOptimizerText(optimizer)},
      Insert{"state", kerasState(rememberedBy(session, model, blocks), optimizer)},
      Insert{"use", std::string(hasMomentum(optimizer) ? kerasUseMomentum : kerasUse)},
      Insert{"shrink", afterStep(session, kerasShrink, kerasKeep)}};
  return trainingScript(session, model, blocks,
                        {.needs = "Keras 3 (with TensorFlow, JAX or PyTorch) and NumPy",
                         .imports = "import keras\nimport numpy as np\nfrom keras import ops",
                         .functions = kerasFunctions,
                         .network = filled(kerasNetwork, ofNetwork),
                         .optimizer = filled(kerasOptimizer, ofOptimizer)});
}

Result<std::string> kerasNotebook(const Session& session) { return notebookOf(keras(session)); }

}  // namespace edgewise::exports
