#include "edgewise/schedule.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace edgewise;

TEST_CASE("step sizes follow their schedules") {
  const auto at = [](Schedule schedule, std::int64_t epoch) {
    return stepSizeAt({.schedule = schedule, .initial = 0.8, .decay = 0.1}, epoch);
  };
  for (const Schedule schedule : {Schedule::constant, Schedule::inverseTime, Schedule::exponential,
                                  Schedule::step, Schedule::cosine}) {
    CHECK(at(schedule, 0) == doctest::Approx(0.8).epsilon(1e-12));
  }
  CHECK(at(Schedule::constant, 100) == 0.8);
  CHECK(at(Schedule::inverseTime, 10) == doctest::Approx(0.4));
  CHECK(at(Schedule::exponential, 10) == doctest::Approx(0.8 / std::exp(1.0)).epsilon(1e-12));
  CHECK(at(Schedule::step, 9) == 0.8);
  CHECK(at(Schedule::step, 25) == doctest::Approx(0.2));
  CHECK(at(Schedule::cosine, 5) == doctest::Approx(0.4));
  CHECK(at(Schedule::cosine, 1000) == doctest::Approx(0).epsilon(1e-12));
}
