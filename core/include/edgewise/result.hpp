// What a user can cause comes back as a value: either what was asked for, or an Error.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace edgewise {

// A fault in what the user gave.
struct Error {
  std::string code;     // stable, for programs: "unknown-key", "cycle", …
  std::string path;     // where, as a JSON path into the document or request: "network.edges[3].to"
  std::string message;  // a sentence for people: what is wrong and what to do
  // The neurons concerned, by id, where a picture of the network can show them: those of a cycle.
  std::vector<std::string> neurons{};
};

// A value of type T or an Error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return std::holds_alternative<T>(state_); }

  // There must be one.
  T& value() {
    assert(*this);
    return *std::get_if<T>(&state_);
  }
  const T& value() const {
    assert(*this);
    return *std::get_if<T>(&state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // There must be one.
  const Error& error() const {
    assert(!*this);
    return *std::get_if<Error>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

// For requests that return nothing but may fail.
using Status = Result<std::monostate>;

inline Status success() { return std::monostate{}; }

}  // namespace edgewise
