#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/training.hpp"

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

TEST_CASE("warm-up rises linearly to the schedule") {
  const StepSizeSpec spec{.initial = 0.4, .warmup = 3};
  CHECK(stepSizeAt(spec, 0) == doctest::Approx(0.1));
  CHECK(stepSizeAt(spec, 1) == doctest::Approx(0.2));
  CHECK(stepSizeAt(spec, 2) == doctest::Approx(0.3));
  CHECK(stepSizeAt(spec, 3) == 0.4);
  CHECK(stepSizeAt(spec, 100) == 0.4);
  const StepSizeSpec falling{
      .schedule = Schedule::inverseTime, .initial = 1, .decay = 0.5, .warmup = 1};
  CHECK(stepSizeAt(falling, 0) == doctest::Approx(0.5));
  CHECK(stepSizeAt(falling, 2) == doctest::Approx(0.5));
}
