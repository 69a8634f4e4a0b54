#include "exports/training_script.hpp"

#include <algorithm>

#include "data/decimal.hpp"
#include "exports/python.hpp"
#include "exports/scripts.hpp"
#include "network/descend.hpp"
#include "network/plan.hpp"

namespace edgewise::exports {

namespace {

// Parts that begin with "# %%" are cells: of a notebook, and of editors that run scripts by parts.
constexpr std::string_view scriptHead =
    R"py("""Training that goes on where Edgewise left it: {{origin}}.

The same data, weights, loss, optimizer (with what it remembers), step sizes and order of examples.
It needs {{needs}}.
"""

# %% How long, and what with
import base64

{{imports}}

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

constexpr std::string_view scriptBody = R"py(

def encoded(columns):
    return encode(list(zip(*(COLUMNS[column["name"]] for column in columns))), columns)


all_inputs, all_targets = encoded(INPUTS), encoded(TARGETS)
inputs, targets = all_inputs[:TRAINING_ROWS], all_targets[:TRAINING_ROWS]
test_inputs, test_targets = all_inputs[TRAINING_ROWS:], all_targets[TRAINING_ROWS:]

# %% The network
FUNCTIONS = {
{{functions}}
}

# Every value has a place: the inputs come first, then the neurons, block by block: their function,
# the places of what goes into them, their weights (a row each) and biases, and for each of both a
# mask: where it is 0 there is no edge.
BLOCKS = {{blocks}}
OUTPUTS = {{outputs}}
{{frozen}}

{{network}}
# %% The optimizer, as Edgewise left it
{{optimizer}}
SAMPLES_SEEN = {{samples}}
BATCH = {{batch}}


def step_size(epoch):
{{schedule}}


{{order}}
# %% What it computes now is what Edgewise computed
{{check}}

# %% Training
def losses():
    test = mean_loss(test_inputs, test_targets) if len(test_inputs) else None
    return mean_loss(inputs, targets), test


epoch, seen = divmod(SAMPLES_SEEN, TRAINING_ROWS)
place = seen // BATCH * BATCH
for epoch in range(epoch, epoch + EPOCHS):
    size = step_size(epoch)
    use(size)
    examples = order(epoch)
    while place < TRAINING_ROWS:
        batch = examples[place : place + BATCH]
        learn(inputs[batch], targets[batch], size)
        place += BATCH
    place = 0
    training, test = losses()
    print(f"epoch {epoch + 1}: training loss {training:.6g}" + (f", test loss {test:.6g}" if test else ""))

# %% Predictions for the rows of the data, in their own units
predictions = decode(outputs_of(all_inputs))
)py";

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

constexpr std::string_view sameOrder = R"py(def order(epoch):
    return list(range(TRAINING_ROWS))

)py";

constexpr std::string_view scriptCheck = R"py(EXPECTED = {{expected}}
found = outputs_of(all_inputs[{{rows}}])
expected = np.array(EXPECTED).reshape(found.shape)
difference = float((np.abs(found - expected) / np.maximum(1, np.abs(expected))).max())
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

std::string blocksText(const Model& model, const std::vector<Block>& blocks) {
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
      text += indent;
      text += part;
      text += ",\n";
    }
    text += "    ),\n";
  }
  return text + "]";
}

std::string frozenText(const Session& session, const Model& model,
                       const std::vector<Block>& blocks) {
  const std::vector<Index>& frozen = session.plan().frozen;
  if (frozen.empty()) return "";
  std::vector<float> ones;
  for (const Index edge : model.edges) {
    ones.push_back(std::binary_search(frozen.begin(), frozen.end(), edge) ? 1 : 0);
  }
  std::string text =
      "\n# Where it is 1, the weight or bias is frozen: it stays as it is.\nFROZEN = [\n";
  for (const Block& block : blocks) {
    const Arrays arrays = arraysOf(block, ones, "    ");
    text += "    (" + arrays.weights + ", " + arrays.biases + "),\n";
  }
  return text + "]\n";
}

}  // namespace

Remembered rememberedBy(const Session& session, const Model& model,
                        const std::vector<Block>& blocks) {
  const OptimizerState memory = session.progress().optimizer;
  const std::size_t edges = model.weights.size();
  const Optimizer name = session.training().optimizer.name;
  Remembered remembered{.moments = {}, .steps = memory.steps};
  if (memory.moments.empty() || !shareMemory(memory.of.value_or(name), name)) return remembered;
  for (std::size_t k = 0; k < memory.moments.size() / edges; ++k) {
    std::vector<float> numbers;
    for (const Index edge : model.edges) {
      const std::size_t at = k * edges + static_cast<std::size_t>(edge);
      numbers.push_back(static_cast<float>(memory.moments[at]));
    }
    std::string all = "[\n";
    std::string biases;
    for (const Block& block : blocks) {
      const Arrays arrays = arraysOf(block, numbers, "    ");
      all += "    " + arrays.weights + ",\n";
      biases += "    " + arrays.biases + ",\n";
    }
    all += biases;
    all += ']';
    remembered.moments.push_back(std::move(all));
  }
  return remembered;
}

std::string afterStep(const Session& session, std::string_view shrink, std::string_view keep) {
  const auto& [l1, l2] = session.training().regularization;
  const std::array inserts{Insert{"l1", shortest(l1)}, Insert{"l2", shortest(l2)}};
  std::string text = l1 == 0 && l2 == 0 ? "" : filled(shrink, inserts);
  if (!session.plan().frozen.empty()) text += keep;
  return text;
}

Result<std::string> trainingScript(const Session& session, const Model& model,
                                   const std::vector<Block>& blocks, const Library& library) {
  const TrainingSpec& training = session.training();
  std::string functions;
  for (const std::string_view text : functionsUsed(model, library.functions)) {
    functions += functions.empty() ? "" : "\n";
    functions += text;
  }
  std::vector<Index> outputs;
  for (const Index output : model.outputs) outputs.push_back(placeInBlocks(model, output));
  const Expected expected = expectedOf(session);
  const std::array ofCheck{Insert{"expected", expected.outputs}, Insert{"rows", expected.rows}};
  const std::array ofOrder{Insert{"seed", std::to_string(training.seed)}};
  const std::array inserts{
      Insert{"origin", origin(session)},
      Insert{"needs", library.needs},
      Insert{"imports", library.imports},
      Insert{"inputs", columnsText(session.encoding().inputs, pythonWords, "")},
      Insert{"targets", columnsText(session.encoding().targets, pythonWords, "")},
      Insert{"columns", columnsOfData(session)},
      Insert{"trainCount", std::to_string(session.data()->trainCount)},
      Insert{"functions", functions},
      Insert{"blocks", blocksText(model, blocks)},
      Insert{"outputs", pythonPlaces(outputs, "")},
      Insert{"frozen", frozenText(session, model, blocks)},
      Insert{"network", library.network},
      Insert{"optimizer", library.optimizer},
      Insert{"samples", std::to_string(session.progress().samples)},
      Insert{"batch", std::to_string(training.batch)},
      Insert{"schedule", scheduleText(training.stepSize)},
      Insert{"order", training.order == Order::shuffle ? filled(shuffledOrder, ofOrder)
                                                       : std::string(sameOrder)},
      Insert{"check", expected.rows == "[]" ? "# Its outputs are too large to be numbers.\n"
                                            : filled(scriptCheck, ofCheck)},
  };
  const std::string text =
      std::string(scriptHead) + std::string(pythonEncoders) + std::string(scriptBody);
  return filled(text, inserts);
}

}  // namespace edgewise::exports
