#include "project/json_reader.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "data/decimal.hpp"
#include "project/json_nesting.hpp"

namespace edgewise::json {

namespace {

// Levenshtein's distance.
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// What other programs call things that are among `names`, as a sentence; empty for any other text.
std::string otherName(std::string_view text, std::span<const std::string_view> names) {
  constexpr std::array<std::array<std::string_view, 2>, 12> pairs{{
      {"relu", "rectifier"},
      {"leaky_relu", "leaky-rectifier"},
      {"leaky-relu", "leaky-rectifier"},
      {"sigmoid", "logistic"},
      {"linear", "identity"},
      {"swish", "silu"},
      {"sin", "sine"},
      {"mse", "squared"},
      {"mae", "absolute"},
      {"xavier", "glorot"},
      {"kaiming", "he"},
      {"cross_entropy", "cross-entropy"},
  }};
  for (const auto& [other, own] : pairs) {
    const bool fits = text.size() == other.size() &&
                      std::equal(text.begin(), text.end(), other.begin(), [](char a, char b) {
                        return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b;
                      });
    if (fits && std::find(names.begin(), names.end(), own) != names.end()) {
      return " Its name is " + quoted(own) + " here.";
    }
  }
  return {};
}

std::string listOf(std::span<const std::string_view> names) {
  std::string list;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (k > 0) list += k + 1 == names.size() ? " or " : ", ";
    list += quoted(names[k]);
  }
  return list;
}

std::string rangeText(double low, double high) {
  const bool bounded = std::isfinite(high);
  return bounded ? "between " + shortest(low) + " and " + shortest(high)
                 : "at least " + shortest(low);
}

}  // namespace

std::string kindOf(const Value& value) {
  switch (value.GetType()) {
    case rapidjson::kNullType:
      return "null";
    case rapidjson::kFalseType:
    case rapidjson::kTrueType:
      return "true or false";
    case rapidjson::kObjectType:
      return "an object";
    case rapidjson::kArrayType:
      return "an array";
    case rapidjson::kStringType:
      return "a text";
    case rapidjson::kNumberType:
      break;
  }
  return "a number";
}

std::optional<std::string_view> closest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  std::optional<std::string_view> best;
  std::size_t limit = word.size() / 3 + 2;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = editDistance(word, candidate);
    if (distance < limit) {
      limit = distance;
      best = candidate;
    }
  }
  return best;
}

void Faults::add(Error error) {
  if (!error_) error_ = std::move(error);
}

void Faults::add(std::string_view code, std::string_view path, std::string_view message) {
  add(Error{std::string(code), std::string(path), std::string(message)});
}

ObjectReader::ObjectReader(const Value& value, std::string path, Faults& faults)
    : value_(&value), path_(std::move(path)), faults_(&faults) {
  if (!value.IsObject()) {
    const std::string what = path_.empty() ? "The document" : quoted(path_);
    faults.add("type", path_, what + " must be an object, not " + kindOf(value) + ".");
    value_ = nullptr;
  }
}

std::string ObjectReader::pathOf(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

bool ObjectReader::has(std::string_view key) const {
  return value_ != nullptr &&
         value_->HasMember(Value(rapidjson::StringRef(key.data(), key.size())));
}

const Value* ObjectReader::find(std::string_view key) {
  known_.push_back(key);
  if (value_ == nullptr || faults_->any()) return nullptr;
  const auto member = value_->FindMember(Value(rapidjson::StringRef(key.data(), key.size())));
  return member == value_->MemberEnd() ? nullptr : &member->value;
}

bool ObjectReader::text(std::string_view key, std::string& target) {
  const Value* member = find(key);
  if (member == nullptr) return false;
  if (!member->IsString()) {
    fault("type", key, quoted(key) + " must be a text, not " + kindOf(*member) + ".");
    return false;
  }
  target = textOf(*member);
  return true;
}

bool ObjectReader::number(std::string_view key, double& target, Bounds bounds) {
  const Value* member = find(key);
  if (member == nullptr) return false;
  if (!member->IsNumber()) {
    fault("type", key, quoted(key) + " must be a number, not " + kindOf(*member) + ".");
    return false;
  }
  const double number = member->GetDouble();
  if (number < bounds.low || number > bounds.high) {
    fault("range", key,
          quoted(key) + " must be " + rangeText(bounds.low, bounds.high) + "; it is " +
              shortest(number) + ".");
    return false;
  }
  target = number;
  return true;
}

bool ObjectReader::integer(std::string_view key, std::int64_t& target, std::int64_t low,
                           std::int64_t high) {
  double number = 0;
  const Bounds bounds{static_cast<double>(low), static_cast<double>(high)};
  if (!this->number(key, number, bounds)) return false;
  if (number != std::floor(number)) {
    fault("type", key, quoted(key) + " must be a whole number; it is " + shortest(number) + ".");
    return false;
  }
  target = static_cast<std::int64_t>(number);
  return true;
}

bool ObjectReader::texts(std::string_view key, std::vector<std::string>& target) {
  std::vector<std::string> read;
  const bool found = array(key, [&](const Value& item, const std::string& path) {
    if (item.IsString()) {
      read.emplace_back(textOf(item));
    } else {
      faults_->add("type", path, quoted(path) + " must be a text, not " + kindOf(item) + ".");
    }
  });
  if (!found || faults_->any()) return false;
  target = std::move(read);
  return true;
}

bool ObjectReader::flag(std::string_view key, bool& target) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  if (!value->IsBool()) {
    fault("type", key, quoted(key) + " must be true or false, not " + kindOf(*value) + ".");
    return false;
  }
  target = value->GetBool();
  return true;
}

std::optional<std::size_t> ObjectReader::nameIndex(const Value& value, const std::string& path,
                                                   std::span<const std::string_view> names) {
  if (!value.IsString()) {
    faults_->add("type", path,
                 quoted(path) + " must be " + listOf(names) + ", not " + kindOf(value) + ".");
    return std::nullopt;
  }
  const auto place = std::find(names.begin(), names.end(), textOf(value));
  if (place == names.end()) {
    faults_->add("name", path,
                 quoted(textOf(value)) + " is not known here; it must be " + listOf(names) + "." +
                     otherName(textOf(value), names));
    return std::nullopt;
  }
  return static_cast<std::size_t>(place - names.begin());
}

bool ObjectReader::object(std::string_view key, FunctionRef<void(ObjectReader&)> read) {
  const Value* member = find(key);
  if (member == nullptr) return false;
  ObjectReader reader(*member, pathOf(key), *faults_);
  if (faults_->any()) return false;
  read(reader);
  reader.done();
  return !faults_->any();
}

bool ObjectReader::array(std::string_view key,
                         FunctionRef<void(const Value&, const std::string&)> read) {
  const Value* member = find(key);
  if (member == nullptr) return false;
  if (!member->IsArray()) {
    fault("type", key, quoted(key) + " must be an array, not " + kindOf(*member) + ".");
    return false;
  }
  for (rapidjson::SizeType k = 0; k < member->Size() && !faults_->any(); ++k) {
    read((*member)[k], pathOf(key) + "[" + std::to_string(k) + "]");
  }
  return !faults_->any();
}

void ObjectReader::require(std::string_view key, std::string_view what) {
  if (value_ != nullptr && !has(key)) {
    fault("missing-key", key, "The key " + quoted(key) + " is missing: " + std::string(what) + ".");
  }
}

void ObjectReader::fault(std::string_view code, std::string_view key, std::string_view message) {
  faults_->add(code, pathOf(key), message);
}

void ObjectReader::done() {
  if (value_ == nullptr || faults_->any()) return;
  for (auto member = value_->MemberBegin(); member != value_->MemberEnd(); ++member) {
    const std::string_view key = textOf(member->name);
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    std::string message = "The key " + quoted(key) + " is not known here";
    if (const auto meant = closest(key, known_)) {
      message += "; did you mean " + quoted(*meant) + "?";
    } else {
      message += "; it may be " + listOf(known_) + ".";
    }
    fault("unknown-key", key, std::move(message));
    return;
  }
}

}  // namespace edgewise::json
