// All that users of the core include. Each header can be had alone; most begin with session.hpp.
#pragma once

// What a user can cause comes back as a value; scalars and many of them.
#include "edgewise/numbers.hpp"
#include "edgewise/result.hpp"

// Networks and data.
#include "edgewise/dataset.hpp"
#include "edgewise/functions.hpp"
#include "edgewise/graph.hpp"
#include "edgewise/read_table.hpp"

// A document, and the session that is open on it: train, predict, look inside, search.
#include "edgewise/explain.hpp"
#include "edgewise/search.hpp"
#include "edgewise/session.hpp"
#include "edgewise/training.hpp"

// Networks that are made instead of trained, taken along, and brought from elsewhere; questions
// as JSON.
#include "edgewise/answers.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/exports.hpp"
#include "edgewise/imports.hpp"
