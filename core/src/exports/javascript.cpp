#include "exports/code_texts.hpp"
#include "project/base64.hpp"

namespace edgewise::exports {

namespace {

constexpr std::string_view jsModule = R"js(// A neural network, {{origin}}.
//
//   import { predict } from './network.mjs';
//   predict([{{example}}])  // or objects by column name
//
// check() compares it with what Edgewise computed for some rows:
//
//   node -e "import('./network.mjs').then((network) => network.check())"

/** The columns that go in. Numbers go in as (number - shift) / scale; a gap becomes `typical`. */
export const inputs = {{inputs}};

/** The columns that come out. */
export const targets = {{targets}};

/** Some rows, and what Edgewise made of them. */
export const samples = {{samples}};

const { fround } = Math;
const range = (first, end) => Array.from({ length: end - first }, (_, k) => first + k);
{{helpers}}
const functions = {
{{functions}}
};

// Every value has a place: the inputs come first, then a 1 that biases are the weights of, then the
// neurons, block by block: [how many, their function, the places of what goes into each of them].
const places = {{places}};
const blocks = {{blocks}};
const outputs = {{outputs}};

// The weights in this order: those of the first neuron, of the second …
const weights = {{weights}};

function encodeCell(column, cell) {
  const isMissing = cell === null || cell === undefined || Number.isNaN(cell);
  if (isMissing && column.typical === undefined) throw new Error(`"${column.name}" has no value.`);
  const value = isMissing ? column.typical : cell;
  if (column.type === 'number') {
    const number = fround((value - column.shift) / column.scale);
    if (typeof value !== 'number' || !Number.isFinite(number)) {
      throw new Error(`"${column.name}" takes a number that can be computed with, not ${value}.`);
    }
    return [number];
  }
  if (column.type === 'category') {
    const code = column.categories.findIndex((one) =>
      typeof value === 'number' ? Number(one) === value : one === value,
    );
    if (code < 0) throw new Error(`"${column.name}" has no category "${value}".`);
    return column.single ? [code] : column.categories.map((_, k) => (k === code ? 1 : 0));
  }
  const bytes = new TextEncoder().encode(value);
  if (bytes.length > column.bytes) {
    throw new Error(`"${column.name}" takes texts of at most ${column.bytes} bytes.`);
  }
  return Array.from({ length: column.bytes }, (_, k) => (bytes[k] ?? 0) / 255);
}

/** A row as the numbers that go into the network. */
export function encode(row) {
  return inputs.flatMap((column, k) =>
    encodeCell(column, Array.isArray(row) ? row[k] : row[column.name]),
  );
}

/** Encoded inputs to the values of the output neurons. */
export function evaluate(encoded) {
  const values = new Float32Array(places);
  values.set(encoded);
  let place = encoded.length;
  values[place++] = 1;
  let weight = 0;
  for (const [count, name, tails] of blocks) {
    const apply = functions[name];
    for (let k = 0; k < count; ++k) {
      let sum = 0;
      for (const tail of tails) sum = fround(sum + fround(weights[weight++] * values[tail]));
      values[place++] = apply(sum);
    }
  }
  return {{result}};
}

/** The values of the output neurons as a value for each target. */
export function decode(result) {
  let first = 0;
  return Object.fromEntries(
    targets.map(({ name, type, shift, scale, categories, single }) => {
      const own = result.slice(first, (first += type === 'number' || single ? 1 : categories.length));
      if (type === 'number') return [name, own[0] * scale + shift];
      return [name, categories[single ? Number(own[0] >= 0.5) : own.indexOf(Math.max(...own))]];
    }),
  );
}

/** @returns for each row `values`, by the names of the targets, and `outputs`, of the output neurons */
export function predict(rows) {
  return rows.map((row) => {
    const result = evaluate(encode(row));
    return { values: decode(result), outputs: result };
  });
}

/** Prints and returns the largest difference from Edgewise, relative where outputs exceed 1. */
export function check() {
  let largest = 0;
  for (const { row, outputs: expected } of samples) {
    evaluate(encode(row)).forEach((output, k) => {
      const difference = Math.abs(output - expected[k]) / Math.max(1, Math.abs(expected[k]));
      if (!(difference <= largest)) largest = difference;
    });
  }
  console.log(`Largest difference in ${samples.length} rows: ${largest}`);
  if (!(largest <= 1e-5)) throw new Error('This is more than rounding explains.');
  return largest;
}
)js";

constexpr std::array jsFunctions{
    FunctionText{Activation::identity, "  identity: (x) => x,"},
    FunctionText{Activation::logistic, "  logistic: (x) => 1 / (1 + Math.exp(-x)),"},
    FunctionText{Activation::tanh, "  tanh: (x) => Math.tanh(x),"},
    FunctionText{Activation::rectifier, "  rectifier: (x) => Math.max(0, x),"},
    FunctionText{Activation::leakyRectifier, "  'leaky-rectifier': (x) => (x > 0 ? x : 0.01 * x),"},
    FunctionText{Activation::softplus,
                 "  softplus: (x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))),"},
    FunctionText{Activation::elu, "  elu: (x) => (x > 0 ? x : Math.expm1(x)),"},
    FunctionText{Activation::gelu,
                 "  gelu: (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * "
                 "x ** 3))),"},
    FunctionText{Activation::silu, "  silu: (x) => x / (1 + Math.exp(-x)),"},
    FunctionText{Activation::sine, "  sine: (x) => (Math.abs(x) < 8192 ? Math.sin(x) : 0),"},
    FunctionText{Activation::gaussian, "  gaussian: (x) => Math.exp(-x * x),"},
    FunctionText{Activation::absolute, "  absolute: (x) => Math.abs(x),"},
    FunctionText{Activation::step, "  step: (x) => (x < 0 ? 0 : 1),"},
    FunctionText{Activation::softmax, "  softmax: (x) => x, // of all outputs, at the end"},
};

constexpr std::string_view jsSoftmax = R"js(
function softmaxOf(sums) {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => fround(power / total));
}
)js";

constexpr std::string_view jsFloats = R"js(
/** The base64 text of little-endian float32 numbers. */
function floats(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, k) => view.getFloat32(4 * k, true));
}
)js";

std::string jsBlocks(const Model& model) {
  std::string text = "[\n";
  for (const Run& run : model.runs) {
    text += "  [" + std::to_string(run.count) + ", '" + std::string(name(run.function)) + "', " +
            list(placeTexts(run.tails, "..."), "  ") + "],\n";
  }
  return text + "]";
}

std::string joinedByLine(const std::vector<std::string_view>& texts) {
  std::string all;
  for (const std::string_view text : texts) {
    if (!all.empty()) all += '\n';
    all += text;
  }
  return all;
}

}  // namespace

Result<std::string> javascript(const Session& session) {
  const std::vector<Sample> samples = samplesOf(session);
  const Model model = modelOf(session);
  const bool readable = model.weights.size() <= mostReadable;
  const std::string indent;
  std::string helpers;
  if (!readable) helpers += jsFloats;
  if (model.softmax) helpers += jsSoftmax;
  const std::string result = "outputs.map((output) => values[output])";
  const std::array inserts{
      Insert{"origin", origin(session)},
      Insert{"example", example(samples, javascriptWords)},
      Insert{"inputs", columnsText(session.encoding().inputs, javascriptWords, indent)},
      Insert{"targets", columnsText(session.encoding().targets, javascriptWords, indent)},
      Insert{"samples", samplesText(samples, javascriptWords, indent)},
      Insert{"helpers", helpers},
      Insert{"functions", joinedByLine(functionsUsed(model, jsFunctions))},
      Insert{"places", std::to_string(model.places)},
      Insert{"blocks", jsBlocks(model)},
      Insert{"outputs", list(placeTexts(model.outputs, "..."), indent)},
      Insert{"weights", readable ? "new Float32Array(" + list(textsOf(model.weights), indent) + ")"
                                 : "floats(" + quoted(encodeFloats(model.weights)) + ")"},
      Insert{"result", model.softmax ? "softmaxOf(" + result + ")" : result},
  };
  return filled(jsModule, inserts);
}

}  // namespace edgewise::exports
