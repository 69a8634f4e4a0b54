/**
 * The door for pages that show a playground in an iframe (npm `edgewise/connect`): an object with the
 * tag's methods and events, without the engine. It speaks to the window of that frame alone, and listens
 * to nobody else.
 *
 *     const playground = await connect(document.querySelector('iframe'));
 *     playground.addEventListener('edgewise-metrics', ({ detail }) => { … });
 *     await playground.play();
 */

import type { Project } from '../../wasm/src/project.js';
import type { Metrics, Trace, TrainRequest } from '../../wasm/src/types.js';
import type { Selection } from './session/selection.js';
import type { LearnerState } from './tags/state.js';
import type { Method } from './tags/wire.js';

export interface ConnectOptions {
  /** Where the frame has to come from; that of the iframe's `src` otherwise. */
  origin?: string;
  /** Milliseconds until a frame that does not answer is given up. */
  timeout?: number;
  /** Whether the iframe is made as high as what it shows. */
  height?: boolean;
}

/** A call that was refused: what was wrong, where, and what to do. */
export class ConnectError extends Error {
  readonly code: string;
  readonly path: string;

  constructor(code: string, message: string, path = '') {
    super(message);
    this.name = 'EdgewiseError';
    this.code = code;
    this.path = path;
  }
}

interface Now {
  loaded: boolean;
  running: boolean;
  metrics: Metrics | null;
  selection: Selection;
  project: Project | null;
}

/** What comes from the frame: any of these, so far as it is ours. */
interface Said {
  edgewise?: unknown;
  type?: unknown;
  stage?: unknown;
  height?: unknown;
  now?: Partial<Now>;
  event?: unknown;
  detail?: unknown;
  id?: unknown;
  result?: unknown;
  error?: { code: string; path: string; message: string };
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

const disconnected = 'This playground was disconnected from its iframe.';

/** Milliseconds in which a frame that has loaded answers. */
const answerTime = 3000;

/** An origin that messages are told to come from, which for a sandboxed frame is none. */
function originOf(iframe: HTMLIFrameElement): string {
  if (iframe.hasAttribute('sandbox') && !iframe.sandbox.contains('allow-same-origin'))
    return 'null';
  if (
    !/^https?:$/.test(new URL(iframe.src, iframe.baseURI).protocol) ||
    !iframe.getAttribute('src')
  ) {
    throw new ConnectError(
      'source',
      'The iframe has no address: set its `src` to that of Edgewise’s v1/embed.html before `connect()`.',
      'src',
    );
  }
  return new URL(iframe.src, iframe.baseURI).origin;
}

export class ConnectedPlayground extends EventTarget {
  readonly #iframe: HTMLIFrameElement;
  readonly #origin: string;
  readonly #followsHeight: boolean;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listening = new AbortController();
  #calls = 0;
  #now: Now = { loaded: false, running: false, metrics: null, selection: null, project: null };
  #state: LearnerState | null = null;
  #answered: () => void = () => undefined;
  /** Settles when the frame has answered. */
  readonly #greeted = new Promise<void>((resolve) => {
    this.#answered = resolve;
  });

  /** @internal Use `connect()`. */
  constructor(iframe: HTMLIFrameElement, { origin, height = true }: ConnectOptions) {
    super();
    this.#iframe = iframe;
    this.#origin = origin ?? originOf(iframe);
    this.#followsHeight = height;
    const { signal } = this.#listening;
    addEventListener('message', this.#receive, { signal });
    this.#hello();
  }

  // ---- what is said and heard

  #post(message: object): void {
    // An origin without a name cannot be addressed.
    const target = this.#origin === 'null' ? '*' : this.#origin;
    this.#iframe.contentWindow?.postMessage({ edgewise: 1, ...message }, target);
  }

  #hello(): void {
    // Before a frame has loaded, another page stands in it, which is not told: the browser would complain.
    if (this.#isThere) this.#post({ hello: 1 });
  }

  /** False where the window still holds the empty page of our own origin. */
  get #isThere(): boolean {
    try {
      return this.#iframe.contentDocument?.URL !== 'about:blank';
    } catch {
      return true;
    }
  }

  readonly #receive = ({ source, origin, data }: MessageEvent<Said | null>) => {
    if (source === null || source !== this.#iframe.contentWindow || origin !== this.#origin) return;
    if (typeof data !== 'object' || data?.edgewise !== 1) return;
    const { type, now, event, detail, id, height } = data;
    if (type === 'ready' && data.stage === 'frame') {
      this.#refuseAll('The iframe was reloaded before it answered.');
      this.#hello();
    }
    if (type === 'height' && typeof height === 'number') this.#setHeight(height);
    else if (type === 'now' && now) {
      this.#now = { ...this.#now, ...now };
      this.#answered();
    } else if (typeof event === 'string' && event.startsWith('edgewise-'))
      this.#hear(event, detail);
    else if (typeof id === 'number') this.#settle(id, data);
  };

  #setHeight(height: number): void {
    if (!this.#followsHeight || height <= 0) return;
    const { offsetHeight, clientHeight, style } = this.#iframe;
    const hasBorder = getComputedStyle(this.#iframe).boxSizing === 'border-box';
    style.height = `${String(height + (hasBorder ? offsetHeight - clientHeight : 0))}px`;
  }

  #hear(event: string, detail: unknown): void {
    if (event === 'edgewise-metrics') this.#now.metrics = detail as Metrics;
    if (event === 'edgewise-run') this.#now.running = (detail as Now).running;
    if (event === 'edgewise-state') {
      this.#state = (detail as { state: LearnerState }).state;
      this.#now.project = this.#state.project;
    }
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  #settle(id: number, { result, error }: Said): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new ConnectError(error.code, error.message, error.path));
    else waiting?.resolve(result);
  }

  #ask(message: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#listening.signal.aborted) {
        reject(new ConnectError('disposed', disconnected));
        return;
      }
      this.#calls += 1;
      this.#waiting.set(this.#calls, { resolve, reject });
      this.#post({ id: this.#calls, ...message });
    });
  }

  #call(call: Method, ...args: unknown[]): Promise<unknown> {
    return this.#ask({ call, args });
  }

  /** @internal Settles when the frame answers; rejects where it does not, with the likeliest reason. */
  async greeted(timeout: number): Promise<void> {
    const iframe = this.#iframe;
    const fault = new ConnectError(
      'frame',
      `The iframe at ${iframe.src} does not answer as Edgewise’s v1/embed.html does. Is that its address, may it run scripts (sandbox="allow-scripts"), and does its server let this page frame it?`,
      'src',
    );
    let giveUp: () => void = () => undefined;
    const silence = new Promise<never>((_, reject) => {
      giveUp = () => {
        reject(fault);
      };
    });
    // One that waits until it is scrolled to has its time from then on.
    const timer = iframe.loading === 'lazy' ? undefined : setTimeout(giveUp, timeout);
    const loaded = () => void setTimeout(giveUp, Math.min(timeout, answerTime));
    iframe.addEventListener('load', loaded);
    try {
      await Promise.race([this.#greeted, silence]);
    } catch (error) {
      this.disconnect();
      throw error;
    } finally {
      clearTimeout(timer);
      iframe.removeEventListener('load', loaded);
    }
  }

  #refuseAll(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new ConnectError('disposed', message));
    this.#waiting.clear();
  }

  /** From now on nothing is heard; what was asked and not answered is refused. */
  disconnect(): void {
    this.#listening.abort();
    this.#refuseAll(disconnected);
  }

  // ---- as last told

  get loaded(): boolean {
    return this.#now.loaded;
  }

  get running(): boolean {
    return this.#now.running;
  }

  get metrics(): Metrics | null {
    return this.#now.metrics;
  }

  get selection(): Selection {
    return this.#now.selection;
  }

  set selection(selection: Selection) {
    this.#post({ set: { selection } });
  }

  get project(): Project | null {
    return this.#now.project;
  }

  set project(project: Project | null) {
    if (project) this.#post({ set: { project } });
  }

  get state(): LearnerState | null {
    return this.#state;
  }

  set state(state: LearnerState | null) {
    if (state) this.#post({ set: { state } });
  }

  // ---- commands

  /** Sets attributes of the tag in the frame, as `{show: 'network loss', theme: 'dark'}`; null takes one away. */
  async set(values: Record<string, unknown>): Promise<boolean> {
    return (await this.#ask({ set: values })) as boolean;
  }

  async play(): Promise<void> {
    await this.#call('play');
  }

  async pause(): Promise<void> {
    await this.#call('pause');
  }

  step(amount?: TrainRequest): Promise<Metrics | null> {
    return this.#call('step', amount) as Promise<Metrics | null>;
  }

  async reset(start?: { seed?: number }): Promise<void> {
    await this.#call('reset', start);
  }

  trace(inputs?: number[], targets?: number[]): Promise<Trace> {
    return this.#call('trace', inputs, targets) as Promise<Trace>;
  }

  save(): Promise<Project | null> {
    return this.#call('save') as Promise<Project | null>;
  }

  restore(project: Project): Promise<boolean> {
    return this.#call('restore', project) as Promise<boolean>;
  }

  getState(): Promise<LearnerState | null> {
    return this.#call('getState') as Promise<LearnerState | null>;
  }

  setState(state: LearnerState): Promise<boolean> {
    return this.#call('setState', state) as Promise<boolean>;
  }

  toBlob(): Promise<Blob | null> {
    return this.#call('toBlob') as Promise<Blob | null>;
  }

  export(format: 'svg' | 'png' | 'json'): Promise<Blob | null> {
    return this.#call('export', format) as Promise<Blob | null>;
  }

  async showPoster(): Promise<void> {
    await this.#call('showPoster');
  }

  async dismissPoster(): Promise<void> {
    await this.#call('dismissPoster');
  }
}

/**
 * Connects a page with the playground in one of its iframes. A project need not be open there yet: the
 * event `edgewise-ready` tells when one is.
 * @throws ConnectError where the frame does not answer in time, or is another page
 */
export async function connect(
  iframe: HTMLIFrameElement,
  options: ConnectOptions = {},
): Promise<ConnectedPlayground> {
  const playground = new ConnectedPlayground(iframe, options);
  await playground.greeted(options.timeout ?? 20_000);
  return playground;
}
