/**
 * A playground in an iframe, commanded by the page around it and telling it what happens. Only the window
 * around it is answered, and only at the origin from which it has said hello. Before that nothing goes out
 * but that the frame is ready, and how high it is.
 */

import { isHeld } from '../../../wasm/src/held-table.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Project } from '../../../wasm/src/project.js';
import type { TrainRequest } from '../../../wasm/src/types.js';
import type { Selection } from '../session/selection.js';
import type { PlaygroundElement } from './playground.js';
import { giveOptions, type Option } from './options.js';
import type { LearnerState } from './state.js';
import { wholeProject } from './whole.js';
import { messageOf, type Id, type Message, type Method, type WireFault } from './wire.js';

/** What of the element is used here. */
export type Commanded = Pick<
  PlaygroundElement,
  | Method
  | 'project'
  | 'metrics'
  | 'running'
  | 'loaded'
  | 'selection'
  | 'setAttribute'
  | 'removeAttribute'
>;

export interface Outside {
  /** The window around the frame, by which its messages are known; null where there is none. */
  window: unknown;
  /** The only origin that may speak; null for any, the first that says hello. */
  origin: string | null;
  post: (message: unknown, target: string) => void;
}

export interface Received {
  source: unknown;
  origin: string;
  data: unknown;
}

const told = ['ready', 'metrics', 'edit', 'run', 'diverged', 'goal', 'state', 'error'] as const;

/** Names of the events that are passed on. */
export const events: readonly string[] = told.map((name) => `edgewise-${name}`);

type Act = (element: Commanded, args: unknown[]) => Promise<unknown>;

// Each call is written out: no name that came in a message ever picks a member of the element.
const acts: Readonly<Record<Method, Act>> = {
  play: (element) => element.play(),
  pause: (element) => element.pause(),
  step: (element, [amount]) => element.step(amount as TrainRequest | undefined),
  reset: (element, [start]) => element.reset(start as { seed?: number } | undefined),
  trace: (element, [inputs, targets]) =>
    element.trace(inputs as number[] | undefined, targets as number[] | undefined),
  save: (element) => element.save(),
  restore: (element, [project]) => element.restore(project as Project),
  getState: (element) => element.getState(),
  setState: (element, [state]) => element.setState(state as LearnerState),
  toBlob: (element) => element.toBlob(),
  export: (element, [format]) => element.export(format as 'svg' | 'png' | 'json'),
  showPoster: (element) => element.showPoster(),
  dismissPoster: (element) => element.dismissPoster(),
};

async function wholeState(state: LearnerState): Promise<LearnerState> {
  return { ...state, project: await wholeProject(state.project) };
}

const sources = new Set(['project', 'state', 'src', 'preset']);

function givesProject(message: Message): boolean {
  if (message.kind === 'call') return message.method === 'restore' || message.method === 'setState';
  return message.kind === 'set' && message.values.some(([name]) => sources.has(name));
}

function faultOf(error: unknown): WireFault {
  if (error instanceof EdgewiseError) {
    return { code: error.code, path: error.path, message: error.message };
  }
  return {
    code: 'internal',
    path: '',
    message: error instanceof Error ? error.message : String(error),
  };
}

export class Frame {
  readonly #element: Commanded;
  readonly #outside: Outside;
  /** The origin that has said hello; null before. */
  #origin: string | null = null;
  #selection: Selection = null;
  #height = 0;
  /** Whether the page around it has given a project, or said where one is. */
  isGiven = false;

  constructor(element: Commanded, outside: Outside) {
    this.#element = element;
    this.#outside = outside;
  }

  /** An origin without a name, as of a file, cannot be addressed: its window is known all the same. */
  #post(message: object, origin: string | null): void {
    const { window, post } = this.#outside;
    if (window !== null)
      post({ edgewise: 1, ...message }, origin === 'null' ? '*' : (origin ?? '*'));
  }

  /** To whoever is around: it holds nothing of the person's. */
  #announce(message: object): void {
    this.#post(message, this.#origin ?? this.#outside.origin);
  }

  /** To whom has said hello, and to nobody else. */
  #say(message: object): void {
    if (this.#origin !== null) this.#post(message, this.#origin);
  }

  /** `frame`: messages are understood from now on; `document`: a project is open. */
  ready(stage: 'frame' | 'document'): void {
    this.#announce({ type: 'ready', stage });
  }

  setHeight(height: number): void {
    if (height === this.#height) return;
    this.#height = height;
    this.#announce({ type: 'height', height });
  }

  /** Passes an event of the element on. */
  async tell(event: string, detail: unknown): Promise<void> {
    if (event === 'edgewise-ready') this.ready('document');
    if (event === 'edgewise-ready' || event === 'edgewise-edit') this.#tellNow();
    if (event === 'edgewise-state') {
      const { state } = detail as { state: LearnerState };
      this.#say({ event, detail: { state: await wholeState(state) } });
    } else this.#say({ event, detail });
  }

  /** How all stands, for who could not listen so far. */
  #tellNow(): void {
    const { loaded, running, metrics, selection, project } = this.#element;
    this.#selection = selection;
    // A table this large goes along only where it is asked for.
    const isLarge = isHeld(project?.data?.table);
    const now = { loaded, running, metrics, selection, project: isLarge ? null : project };
    this.#say({ type: 'now', now });
  }

  /** The same of what is chosen in the figure, where that has changed. */
  tellSelection(): void {
    const { selection } = this.#element;
    if (selection === this.#selection) return;
    this.#selection = selection;
    this.#say({ type: 'now', now: { selection } });
  }

  /** Settles when the message is answered; what nobody may say, or nobody can understand, is nothing. */
  async receive({ source, origin, data }: Received): Promise<void> {
    const { window, origin: allowed } = this.#outside;
    if (window === null || source !== window) return;
    if (origin !== (this.#origin ?? allowed ?? origin)) return;
    const message = messageOf(data);
    if (message?.kind === 'hello') {
      this.#origin = origin;
      this.#tellNow();
      this.#announce({ type: 'height', height: this.#height });
      return;
    }
    if (!message || this.#origin === null) return;
    const { id } = message;
    if (message.kind === 'refused') {
      this.#refuse(id, message.fault);
      return;
    }
    if (givesProject(message)) this.isGiven = true;
    try {
      const result = await (message.kind === 'call'
        ? acts[message.method](this.#element, message.args)
        : this.#set(message.values));
      if (id !== null) this.#say({ id, result });
    } catch (error) {
      this.#refuse(id, faultOf(error));
    }
  }

  #refuse(id: Id | null, fault: WireFault): void {
    if (id === null) this.#say({ event: 'edgewise-error', detail: fault });
    else this.#say({ id, error: fault });
  }

  /** False where a project is refused: then what was open stays. */
  async #set(values: readonly [string, unknown][]): Promise<boolean> {
    const element = this.#element;
    // Those that are no attributes it leaves out.
    giveOptions(
      element,
      values.map(([name, value]) => [name, (value ?? null) as Option]),
    );
    let isOpen = true;
    for (const [name, value] of values) {
      if (name === 'selection') element.selection = (value ?? null) as Selection;
      else if (name === 'project') isOpen = await element.restore(value as Project);
      else if (name === 'state') isOpen = await element.setState(value as LearnerState);
    }
    return isOpen;
  }
}
