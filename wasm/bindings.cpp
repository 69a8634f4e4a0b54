// The one class that crosses the boundary.
#include <emscripten/bind.h>

#include "convert.hpp"

using namespace emscripten;
using edgewise::Session;
namespace js = edgewise::js;

EMSCRIPTEN_BINDINGS(edgewise) {
  function("version", &js::version);
  class_<Session>("Session")
      .smart_ptr<std::shared_ptr<Session>>("SessionPointer")
      .class_function("open", &js::open)
      .class_function("describe", &js::describe)
      .class_function("suggest", &js::suggest)
      .class_function("preview", &js::preview)
      .class_function("ask", &js::askAtLarge)
      .function("metrics", &js::metrics)
      .function("topology", &js::topology)
      .function("network", &js::network)
      .function("data", &js::data)
      .function("weights", &js::weights)
      .function("starts", &js::starts)
      .function("setWeights", &js::setWeights)
      .function("restore", &js::restore)
      .function("train", &js::train)
      .function("reset", &js::reset)
      .function("configure", &js::configure)
      .function("encode", &js::encode)
      .function("predict", &js::predict)
      .function("evaluate", &js::evaluate)
      .function("trace", &js::trace)
      .function("examples", &js::examples)
      .function("map", &js::map)
      .function("points", &js::points)
      .function("predicted", &js::predicted)
      .function("wantsCode", &Session::wantsCode)
      .function("code", &js::code)
      .function("useCode", &Session::useCode)
      .function("progress", &js::progress)
      .function("ask", &js::ask)
      .function("numbers", &js::numbers)
      .function("fingerprint", &Session::fingerprint)
      .function("save", &Session::save);
}
