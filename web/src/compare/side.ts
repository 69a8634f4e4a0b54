/** One of the networks that are compared: a session in a worker of its own, and what it has come to. */

import { createClient } from '../../../wasm/src/client.js';
import type { Client, Frame, FrameRequest, Opened } from '../../../wasm/src/client-types.js';
import type { Project } from '../../../wasm/src/project.js';
import { LossHistory } from '../session/history.js';

/** Few enough to be drawn with every frame. */
const mostPoints = 300;

export interface Started {
  project: Project;
  opened: Opened;
  frame: Frame;
}

export class Side {
  readonly #client: Client;
  readonly #history = new LossHistory(mostPoints);

  /** Null until a first project was accepted. */
  state: Started | null = null;
  /** Why it trains no longer; empty while it can. */
  ended = '';

  constructor(client?: Client) {
    this.#client = client ?? createClient();
  }

  get history() {
    return this.#history.series;
  }

  /** A project from its start; one that is refused changes nothing. */
  async open(project: Project): Promise<void> {
    const opened = await this.#client.open(project);
    const { metrics, weights, progress } = opened;
    const frame = { metrics, weights, map: null, neuronMap: null, examples: null, progress };
    this.state = { project, opened, frame };
    this.ended = '';
    this.#history.clear();
    this.#show(frame);
  }

  /** A slice of training, where it can go on, and how things stand then. */
  async advance({ train, ...request }: FrameRequest): Promise<void> {
    if (!this.state) return;
    try {
      const goesOn = train && this.ended === '';
      const frame = await this.#client.frame(goesOn ? { ...request, train } : request);
      this.#show(frame);
      if (frame.metrics.status === 'diverged') this.ended = frame.metrics.reason;
    } catch (error) {
      this.ended = error instanceof Error ? error.message : String(error);
    }
  }

  save(): Promise<Project> {
    return this.#client.save();
  }

  dispose(): void {
    this.#client.dispose();
  }

  #show(frame: Frame): void {
    if (!this.state) return;
    this.state = { ...this.state, frame };
    const { samples, trainLoss, testLoss } = frame.metrics;
    const rows = this.state.opened.data?.rows.train ?? 1;
    this.#history.add(samples / rows, trainLoss, testLoss);
  }
}
