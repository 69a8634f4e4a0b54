#include "exports/python.hpp"

#include <algorithm>

#include "project/base64.hpp"

namespace edgewise::exports {

const std::string_view pythonEncoders = R"py(

def floats(text, shape):
    """The base64 text of little-endian float32 numbers."""
    return np.frombuffer(base64.b64decode(text), "<f4").reshape(shape)


def encode_cell(column, cell):
    name = column["name"]
    if cell is None or cell != cell:
        if "typical" not in column:
            raise ValueError(f'"{name}" has no value.')
        cell = column["typical"]
    if column["type"] == "number":
        if isinstance(cell, str):
            raise ValueError(f'"{name}" takes a number, not the text "{cell}".')
        return [(float(cell) - column["shift"]) / column["scale"]]
    if column["type"] == "bytes":
        text = str(cell).encode()
        if len(text) > column["bytes"]:
            raise ValueError(f'"{name}" takes texts of at most {column["bytes"]} bytes.')
        return [byte / 255 for byte in text.ljust(column["bytes"], b"\0")]
    categories = column["categories"]
    if not isinstance(cell, str):
        cell = next((one for one in categories if is_number(one, cell)), str(cell))
    if cell not in categories:
        raise ValueError(f'"{name}" has no category "{cell}".')
    code = categories.index(cell)
    return [code] if "single" in column else [float(k == code) for k in range(len(categories))]


def is_number(text, number):
    try:
        return float(text) == number
    except ValueError:
        return False


def width(column):
    if column["type"] == "bytes":
        return column["bytes"]
    return 1 if column["type"] == "number" or "single" in column else len(column["categories"])


def encode(rows, columns=INPUTS):
    """Rows (dictionaries by column name, or lists of cells) as the numbers that go into the network."""
    encoded = []
    for row in rows:
        cells = [row.get(column["name"]) for column in columns] if hasattr(row, "get") else row
        if len(cells) != len(columns):
            raise ValueError(f"A row needs {len(columns)} cells, not {len(cells)}.")
        encoded.append([x for c, cell in zip(columns, cells) for x in encode_cell(c, cell)])
    shape = len(rows), sum(map(width, columns))
    with np.errstate(over="ignore"):
        result = np.array(encoded, dtype=np.float64).reshape(shape).astype(np.float32)
    if not np.isfinite(result).all():
        raise ValueError("A number is too large to compute with.")
    return result


def decode(outputs):
    """The values of the output neurons, row by row, as an array of values for each target."""
    values, first = {}, 0
    for column in TARGETS:
        own = outputs[:, first : first + width(column)]
        first += width(column)
        if column["type"] == "number":
            values[column["name"]] = own[:, 0].astype(np.float64) * column["scale"] + column["shift"]
        else:
            single = "single" in column
            code = (own[:, 0] >= 0.5).astype(int) if single else own.argmax(axis=1)
            values[column["name"]] = np.array(column["categories"], dtype=object)[code]
    return values
)py";

std::string pythonArray(std::span<const float> numbers, Index rows, Index columns,
                        std::string_view indent) {
  const std::string shape = "(" + std::to_string(rows) + ", " + std::to_string(columns) + ")";
  if (numbers.empty()) return "np.zeros(" + shape + ", np.float32)";
  if (numbers.size() > mostReadable) {
    return "floats(" + quoted(encodeFloats(numbers)) + ", " + shape + ")";
  }
  const std::string inner = std::string(indent) + "  ";
  std::vector<std::string> texts;
  for (Index r = 0; r < rows; ++r) {
    const auto width = static_cast<std::size_t>(columns);
    texts.push_back(
        list(textsOf(numbers.subspan(static_cast<std::size_t>(r) * width, width)), inner));
  }
  return "np.array(" + list(texts, indent) + ", np.float32)";
}

std::string pythonArray(std::span<const float> numbers, std::string_view indent) {
  if (numbers.size() > mostReadable) {
    return "floats(" + quoted(encodeFloats(numbers)) + ", -1)";
  }
  return "np.array(" + list(textsOf(numbers), indent) + ", np.float32)";
}

std::string pythonPlaces(const std::vector<Index>& places, std::string_view indent) {
  const bool neighbours = !places.empty() &&
                          places.back() - places.front() + 1 == std::ssize(places) &&
                          std::is_sorted(places.begin(), places.end());
  if (neighbours) {
    return "slice(" + std::to_string(places.front()) + ", " + std::to_string(places.back() + 1) +
           ")";
  }
  return list(placeTexts(places, "*"), indent);
}

}  // namespace edgewise::exports
