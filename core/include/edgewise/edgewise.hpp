// All that users of the core include.
#pragma once

// What a user can cause comes back as a value.
#include "edgewise/real.hpp"
#include "edgewise/result.hpp"

// Networks: neurons with functions, weighted edges, layers.
#include "edgewise/activation.hpp"
#include "edgewise/graph.hpp"
#include "edgewise/initialize.hpp"
#include "edgewise/topology.hpp"

// Data: tables, read from files or made, and how they go into a network.
#include "edgewise/data_facts.hpp"
#include "edgewise/dataset.hpp"
#include "edgewise/encoder.hpp"
#include "edgewise/examples.hpp"
#include "edgewise/generators.hpp"
#include "edgewise/numbers.hpp"
#include "edgewise/read_table.hpp"
#include "edgewise/split.hpp"
#include "edgewise/table.hpp"

// Training, as a document says it.
#include "edgewise/loss.hpp"
#include "edgewise/optimizer.hpp"
#include "edgewise/schedule.hpp"
#include "edgewise/stop.hpp"
#include "edgewise/training.hpp"

// A document, and the session that is open on it: train, predict, look inside.
#include "edgewise/map.hpp"
#include "edgewise/principal_axes.hpp"
#include "edgewise/project.hpp"
#include "edgewise/score.hpp"
#include "edgewise/session.hpp"
#include "edgewise/trace.hpp"

// Many sessions at once, networks that are made instead of trained, and what is taken along.
#include "edgewise/answers.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/counting.hpp"
#include "edgewise/exports.hpp"
#include "edgewise/goal_result.hpp"
#include "edgewise/imports.hpp"
#include "edgewise/search.hpp"
#include "edgewise/suggest.hpp"
