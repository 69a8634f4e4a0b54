// A callable that someone else owns, for as long as a call lasts: a parameter type without the
// weight of std::function, of which every lambda needs a copy that can be copied and destroyed.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace edgewise {

template <class Signature>
class FunctionRef;

template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class Callable>
  requires(!std::is_same_v<Callable, FunctionRef>)
      // Not explicit: a lambda is passed where it is called.
      FunctionRef(const Callable& callable)  // NOLINT(google-explicit-constructor)
      : object_(std::addressof(callable)),
        call_([](const void* object, Arguments... arguments) -> Result {
          return (*static_cast<const Callable*>(object))(std::forward<Arguments>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(object_, std::forward<Arguments>(arguments)...);
  }

 private:
  const void* object_;
  Result (*call_)(const void*, Arguments...);
};

}  // namespace edgewise
