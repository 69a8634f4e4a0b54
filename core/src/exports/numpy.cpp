#include "exports/python.hpp"

namespace edgewise::exports {

namespace {

constexpr std::string_view numpyHead = R"py("""A neural network, {{origin}}.

    from network import predict
    values, outputs = predict([{{example}}])  # or dictionaries by column name

It needs NumPy. `python3 network.py` compares it with what Edgewise computed for some rows.
"""

import base64

import numpy as np

# The columns that go in. Numbers go in as (number - shift) / scale; a gap becomes the typical value.
INPUTS = {{inputs}}

# The columns that come out.
TARGETS = {{targets}}

# Some rows, and what Edgewise made of them.
SAMPLES = {{samples}}
)py";

constexpr std::string_view numpyBody = R"py(

FUNCTIONS = {
{{functions}}
}

# Every value has a place: the inputs come first, then the neurons, block by block: their function,
# the places of what goes into them, their weights (a row each) and biases.
PLACES = {{places}}
BLOCKS = {{blocks}}
OUTPUTS = {{outputs}}


def evaluate(encoded):
    """Encoded inputs to the values of the output neurons, row by row."""
    place = encoded.shape[1]
    values = np.zeros((len(encoded), PLACES))
    values[:, :place] = encoded
    with np.errstate(over="ignore", under="ignore"):
        for function, tails, weights, biases in BLOCKS:
            sums = values[:, tails] @ weights.T.astype(np.float64) + biases
            values[:, place : place + len(biases)] = FUNCTIONS[function](sums)
            place += len(biases)
        return {{result}}


def predict(rows):
    """Raw rows to (an array of values for each target, the values of the output neurons)."""
    outputs = evaluate(encode(rows))
    return decode(outputs), outputs


def check():
    """Prints and returns the largest difference from Edgewise, relative where outputs exceed 1."""
    expected = np.array([sample["outputs"] for sample in SAMPLES])
    _, outputs = predict([sample["row"] for sample in SAMPLES])
    differences = np.abs(outputs - expected.reshape(outputs.shape)) / np.maximum(1, np.abs(outputs))
    largest = differences.max(initial=0)
    print(f"Largest difference in {len(SAMPLES)} rows: {largest:.3g}")
    return largest


if __name__ == "__main__":
    # Sums are made in another order than in Edgewise, and in double precision.
    raise SystemExit(0 if check() <= 1e-4 else 1)
)py";

constexpr std::array numpyFunctions{
    FunctionText{Activation::identity, R"(    "identity": lambda x: x,)"},
    FunctionText{Activation::logistic, R"(    "logistic": lambda x: 1 / (1 + np.exp(-x)),)"},
    FunctionText{Activation::tanh, R"(    "tanh": np.tanh,)"},
    FunctionText{Activation::rectifier, R"(    "rectifier": lambda x: np.maximum(0, x),)"},
    FunctionText{Activation::leakyRectifier,
                 R"(    "leaky-rectifier": lambda x: np.where(x > 0, x, 0.01 * x),)"},
    FunctionText{Activation::softplus, R"(    "softplus": lambda x: np.logaddexp(0, x),)"},
    FunctionText{Activation::elu,
                 R"(    "elu": lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),)"},
    FunctionText{
        Activation::gelu,
        R"(    "gelu": lambda x: x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),)"},
    FunctionText{Activation::silu, R"(    "silu": lambda x: x / (1 + np.exp(-x)),)"},
    FunctionText{Activation::sine,
                 R"(    "sine": lambda x: np.where(np.abs(x) < 8192, np.sin(x), 0),)"},
    FunctionText{Activation::gaussian, R"(    "gaussian": lambda x: np.exp(-x * x),)"},
    FunctionText{Activation::absolute, R"(    "absolute": lambda x: np.abs(x),)"},
    FunctionText{Activation::step, R"(    "step": lambda x: np.where(x < 0, 0, 1),)"},
    FunctionText{Activation::softmax,
                 R"(    "softmax": lambda x: x,  # of all outputs, at the end)"},
};

constexpr std::string_view numpySoftmax = R"py(

def softmax(sums):
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
)py";

std::string numpyBlocks(const Model& model) {
  std::string text = "[\n";
  const std::string indent = "        ";
  for (const Block& block : blocksOf(model)) {
    text += "    (\n";
    for (const std::string& part :
         {quoted(name(block.function)), pythonPlaces(block.tails, indent),
          pythonArray(block.weights, block.count, static_cast<Index>(block.tails.size()), indent),
          pythonArray(block.biases, indent)}) {
      text += indent;
      text += part;
      text += ",\n";
    }
    text += "    ),\n";
  }
  return text + "]";
}

}  // namespace

Result<std::string> numpy(const Session& session) {
  const std::vector<Sample> samples = samplesOf(session);
  const Model model = modelOf(session);
  std::string functions;
  for (const std::string_view text : functionsUsed(model, numpyFunctions)) {
    functions += functions.empty() ? "" : "\n";
    functions += text;
  }
  std::vector<Index> outputs;
  for (const Index output : model.outputs) outputs.push_back(placeInBlocks(model, output));
  const std::string result = "values[:, OUTPUTS]";
  const std::array inserts{
      Insert{"origin", origin(session)},
      Insert{"example", example(samples, pythonWords)},
      Insert{"inputs", columnsText(session.encoding().inputs, pythonWords, "")},
      Insert{"targets", columnsText(session.encoding().targets, pythonWords, "")},
      Insert{"samples", samplesText(samples, pythonWords, "")},
      Insert{"functions", functions},
      Insert{"places", std::to_string(model.places - 1)},
      Insert{"blocks", numpyBlocks(model)},
      Insert{"outputs", pythonPlaces(outputs, "")},
      Insert{"result", model.softmax ? "softmax(" + result + ")" : result},
  };
  const std::string text = std::string(numpyHead) + std::string(pythonEncoders) +
                           std::string(model.softmax ? numpySoftmax : "") + std::string(numpyBody);
  return filled(text, inserts);
}

}  // namespace edgewise::exports
