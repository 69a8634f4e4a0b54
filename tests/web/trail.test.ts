/** What is kept of a run, so that it can be repeated. */

import { beforeEach, expect, it } from 'vitest';
import type { Project, Training } from '../../wasm/src/project.js';
import type { EmbeddedPlayground } from '../../web/src/session/embedded.js';
import { Trail } from '../../web/src/tags/trail.js';

const task = {
  edgewise: 1,
  network: { layers: [2, 2, 1] },
  training: { batch: 4 },
  goal: { testLoss: 0.1 },
} satisfies Project;

/** What a trail reads of a session. */
class Session {
  project: Project | null = task;
  shownMoment: object | null = null;
  /** Samples that the last known weights belong to, where they are not those of the frame. */
  known: number | null = null;
  samples = 0;

  get frame() {
    return { metrics: { samples: this.samples } };
  }

  lastKnown(): Project | null {
    const samples = this.known ?? this.samples;
    return (
      this.project && { ...this.project, weights: `of ${String(samples)}`, progress: { samples } }
    );
  }
}

let session: Session;
let trail: Trail;

beforeEach(() => {
  session = new Session();
  trail = new Trail(session as unknown as EmbeddedPlayground);
  trail.begin();
});

function at(samples: number): void {
  session.samples = samples;
  trail.seen();
}

const edited = (kind: 'training' | 'weights', training?: Training) => {
  trail.edited({ kind, samples: session.samples, ...(training && { training }) });
};

const start = (samples: number) => ({
  network: task.network,
  training: task.training,
  weights: `of ${String(samples)}`,
  progress: { samples },
});

it('begins where training does, and notes the settings that change on the way', () => {
  edited('training', { batch: 2 });
  at(100);
  edited('training', { batch: 3 });
  at(200);
  expect(trail.run).toEqual({
    start: start(0),
    edits: [{ kind: 'training', samples: 100, training: { batch: 3 } }],
  });
});

it('begins anew after any other change, which is the first of its edits', () => {
  at(100);
  edited('training', { batch: 3 });
  edited('weights');
  at(200);
  expect(trail.run).toEqual({ start: start(100), edits: [{ kind: 'weights', samples: 100 }] });
});

it('begins anew where training does, and where it goes on from an earlier moment', () => {
  at(300);
  edited('training', { batch: 3 });
  at(0);
  expect(trail.run).toEqual({ start: start(0), edits: [] });
  at(300);
  at(120);
  expect(trail.run).toEqual({ start: start(120), edits: [] });
});

it('is the same while an earlier moment is only looked at', () => {
  at(300);
  const before = trail.run;
  session.shownMoment = {};
  at(120);
  session.shownMoment = null;
  at(300);
  expect(trail.run).toBe(before);
});

it('waits for what an optimizer remembers, where that is still on its way', () => {
  at(100);
  session.known = 90;
  edited('weights');
  expect(trail.run).toBeNull();
  session.known = null;
  at(110);
  expect(trail.run).toEqual({ start: start(110), edits: [{ kind: 'weights', samples: 110 }] });
});

it('goes on with what is known of a run', () => {
  at(100);
  const run = { start: start(0), edits: [] };
  trail.begin(run);
  at(120);
  edited('training', { batch: 2 });
  expect(trail.run?.start).toEqual(start(0));
  expect(trail.run?.edits).toHaveLength(1);
});

it('keeps nothing of a project without a goal', () => {
  session.project = { edgewise: 1, network: { layers: [2, 1] } };
  trail.begin();
  at(10);
  expect(trail.run).toBeNull();
});
