// Opens a document that is known to be right.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "edgewise/session.hpp"

namespace edgewise::test {

inline std::unique_ptr<Session> open(const std::string& document) {
  auto session = Session::open(document);
  if (!session) FAIL(session.error().path << ": " << session.error().message);
  return std::move(*session);
}

}  // namespace edgewise::test
