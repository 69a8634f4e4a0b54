// The one class that crosses the boundary.
#include <emscripten/bind.h>

#include "convert.hpp"

using namespace emscripten;
using edgewise::Session;
namespace answers = edgewise::answers;
namespace js = edgewise::js;

EMSCRIPTEN_BINDINGS(edgewise) {
  function("version", &js::version);
  class_<Session>("Session")
      .smart_ptr<std::shared_ptr<Session>>("SessionPointer")
      .class_function("open", &js::open)
      .class_function("describe", &js::describe)
      .class_function("suggest", &js::suggest)
      .class_function("preview", &js::preview)
      .class_function("construct", &js::answered<&answers::construct>)
      .class_function("count", &js::answered<&answers::count>)
      .class_function("fewestHidden", &js::answered<&answers::fewestHidden>)
      .class_function("functionValues", &js::answered<&answers::functionValues>)
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
      .function("useCode", &js::useCode)
      .function("progress", &js::progress)
      .function("lossSlice", &js::asked<&answers::lossSlice>)
      .function("lossGrid", &js::asked<&answers::lossGrid>)
      .function("composition", &js::asked<&answers::composition>)
      .function("measures", &js::asked<&answers::measures>)
      .function("principalAxes", &js::asked<&answers::principalAxes>)
      .function("advice", &js::asked<&answers::advice>)
      .function("encoded", &js::asked<&answers::encoded>)
      .function("gradientCheck", &js::asked<&answers::gradientCheck>)
      .function("stepped", &js::asked<&answers::stepped>)
      .function("stepSizes", &js::asked<&answers::stepSizes>)
      .function("turn", &js::asked<&answers::turn>)
      .function("collapsed", &js::asked<&answers::collapsed>)
      .function("goal", &js::asked<&answers::goal>)
      .function("listing", &js::asked<&answers::listing>)
      .function("restarts", &js::asked<&answers::restarts>)
      .function("exhaustive", &js::asked<&answers::exhaustive>)
      .function("numbers", &js::numbers)
      .function("fingerprint", &Session::fingerprint)
      .function("save", &Session::save);
}
