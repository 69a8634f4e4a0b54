/** Includes between the rooms of the core. */

import { expect, it } from 'vitest';
import { againstRooms, readCore, rooms } from '../../.tools/lib/core-rooms.mjs';

it('has an order in which every include goes down, and a source in every room', () => {
  const texts = readCore();
  expect(againstRooms(texts)).toEqual([]);
  for (const room of rooms) {
    expect([...texts.keys()].some((file) => file.startsWith(`core/src/${room}/`))).toBe(true);
  }
});

it('tells what includes upwards, from a source and from a public header', () => {
  const texts = new Map([
    ['core/src/network/graph.cpp', '#include "edgewise/graph.hpp"\n\n#include "engine/tile.hpp"\n'],
    ['core/src/engine/tile.hpp', '#include "edgewise/graph.hpp"\n'],
    ['core/include/edgewise/graph.hpp', '#include "edgewise/session.hpp"\n'],
    ['core/include/edgewise/session.hpp', '#include "edgewise/graph.hpp"\n'],
  ]);
  expect(againstRooms(texts)).toEqual([
    'core/src/network/graph.cpp includes engine/tile.hpp: network must not know engine',
    'core/include/edgewise/graph.hpp includes edgewise/session.hpp: network must not know project',
  ]);
});

it('tells what is public and includes what is not', () => {
  const texts = new Map([
    ['core/src/network/plan.hpp', '#include "edgewise/graph.hpp"\n'],
    ['core/src/network/graph.cpp', '#include "network/plan.hpp"\n'],
    ['core/include/edgewise/graph.hpp', '#include "network/plan.hpp"\n'],
  ]);
  expect(againstRooms(texts)).toEqual([
    'core/include/edgewise/graph.hpp includes network/plan.hpp: users of the core have only core/include/edgewise/',
  ]);
});

it('tells what stands in no room', () => {
  const texts = new Map([
    ['core/src/more/thing.cpp', ''],
    ['core/include/edgewise/thing.hpp', ''],
  ]);
  expect(againstRooms(texts)).toEqual([
    'core/src/more/thing.cpp: it stands in no room of the core (see CONTRIBUTING.md)',
    'core/include/edgewise/thing.hpp: it stands in no room of the core (see CONTRIBUTING.md)',
  ]);
});
