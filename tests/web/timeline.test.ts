/** The timeline: which moments of a run are kept. */

import { describe, expect, it } from 'vitest';
import type { Frame } from '../../wasm/src/client-types.js';
import type { Project } from '../../wasm/src/project.js';
import type { Metrics } from '../../wasm/src/types.js';
import { LossHistory } from '../../web/src/session/history.js';
import { Timeline } from '../../web/src/session/timeline.js';

function frameAt(samples: number, edges = 10, moments = ''): Frame {
  const metrics: Metrics = {
    epoch: Math.floor(samples / 100),
    samples,
    stepSize: 0.1,
    trainLoss: 1 / (1 + samples),
    testLoss: null,
    accuracy: null,
    trainAccuracy: null,
    accuracySet: null,
    accuracyRows: null,
    status: 'running',
    reason: '',
  };
  const weights = new Float32Array(edges).fill(samples);
  const progress = { samples, ...(moments && { steps: samples, moments }) };
  return { metrics, weights, map: null, neuronMap: null, examples: null, progress };
}

function run(timeline: Timeline, frames: number, edges = 10, moments = ''): number[] {
  for (let k = 0; k <= frames; ++k) timeline.add(frameAt(k * 10, edges, moments));
  return samplesOf(timeline);
}

const samplesOf = (timeline: Timeline) => timeline.moments.map(({ metrics }) => metrics.samples);

/** The moment at this place, from the end where it is negative. */
function momentAt(timeline: Timeline, place: number) {
  const moment = timeline.moments.at(place);
  if (!moment) throw new Error(`there is no moment ${String(place)}`);
  return moment;
}

describe('the timeline', () => {
  it('keeps the start, the latest moment, and the recent ones more closely', () => {
    const samples = run(new Timeline(100), 20_000);
    expect(samples.length).toBe(100);
    expect([samples[0], samples.at(-1)]).toEqual([0, 200_000]);
    const gaps = samples.slice(1).map((at, k) => at - (samples[k] ?? 0));
    const mean = (some: number[]) => some.reduce((sum, gap) => sum + gap, 0) / some.length;
    expect(gaps.every((gap) => gap > 0)).toBe(true);
    expect(mean(gaps.slice(0, 20))).toBeGreaterThan(3 * mean(gaps.slice(-20)));
    // No stretch of the run is without moments.
    expect(Math.max(...gaps)).toBeLessThan(200_000 / 15);
  });

  it('stays within its bytes, what the optimizer remembers included', () => {
    const edges = 1000;
    const moments = 'A'.repeat(8000);
    const samples = run(new Timeline(400, 500_000), 300, edges, moments);
    expect(samples.length).toBe(40);
    expect([samples[0], samples.at(-1)]).toEqual([0, 3000]);
  });

  it('keeps the start and the latest moment of a network of any size', () => {
    expect(run(new Timeline(400, 1000), 20, 5000)).toEqual([0, 200]);
  });

  it('takes the last of several frames of the same moment', () => {
    const timeline = new Timeline();
    run(timeline, 3);
    const edited = { ...frameAt(30), weights: Float32Array.of(7) };
    expect(timeline.add(edited)).toBe(true);
    expect(samplesOf(timeline)).toEqual([0, 10, 20, 30]);
    expect(momentAt(timeline, -1).weights).toBe(edited.weights);
  });

  it('keeps no moment that could not be gone on from', () => {
    const timeline = new Timeline();
    run(timeline, 3);
    expect(timeline.add({ ...frameAt(40), progress: null })).toBe(true);
    expect(samplesOf(timeline)).toEqual([0, 10, 20, 30]);
  });

  it('forgets nothing while one looks back, and the later moments when the run goes on', () => {
    const timeline = new Timeline();
    run(timeline, 9);
    timeline.show(momentAt(timeline, 4));
    expect(timeline.shown?.metrics.samples).toBe(40);
    // Drawn anew, or with another map.
    expect(timeline.add(frameAt(40))).toBe(false);
    // The slice that was on its way when training was told to pause.
    expect(timeline.add(frameAt(100))).toBe(true);
    expect(samplesOf(timeline)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    timeline.goOn();
    expect(timeline.shown).toBeNull();
    expect(samplesOf(timeline)).toEqual([0, 10, 20, 30, 40]);
    timeline.add(frameAt(45));
    expect(samplesOf(timeline).at(-1)).toBe(45);
  });

  it('shows no earlier moment at its end', () => {
    const timeline = new Timeline();
    run(timeline, 3);
    timeline.show(momentAt(timeline, 0));
    timeline.show(momentAt(timeline, -1));
    expect(timeline.shown).toBeNull();
    timeline.goOn();
    expect(timeline.moments).toHaveLength(4);
  });

  it('keeps what is looked at, whatever is thinned out', () => {
    const timeline = new Timeline(10);
    run(timeline, 9);
    const looked = momentAt(timeline, 5);
    timeline.show(looked);
    for (let k = 10; k < 500; ++k) timeline.add(frameAt(k * 10));
    expect(timeline.moments).toContain(looked);
    expect(timeline.moments).toHaveLength(10);
  });

  it('gives a project as of its latest moment', () => {
    const timeline = new Timeline();
    run(timeline, 3);
    const project: Project = { edgewise: 1, network: { layers: [1, 1] }, weights: 'shown' };
    expect(timeline.atLatest(project)).toBe(project);
    timeline.show(momentAt(timeline, 1));
    expect(timeline.atLatest(project).progress).toEqual({ samples: 30 });
    expect(timeline.atLatest(project).weights).not.toBe('shown');
  });
});

describe('the history of losses', () => {
  it('goes back to an epoch, and on from there', () => {
    const history = new LossHistory();
    for (let epoch = 0; epoch <= 10; ++epoch) history.add(epoch, 1 / (1 + epoch), null);
    history.goBackTo(3.5);
    history.add(3.5, 0.2, null);
    history.add(3.5, 0.2, null);
    expect(history.series.epoch).toEqual([0, 1, 2, 3, 3.5]);
    expect(history.series.train.at(-1)).toBe(0.2);
  });
});
