/**
 * Commands run one after the other, in the order in which they were given, each on what the one
 * before has left. Other work, such as a slice of training, runs between them.
 *
 * Who runs as a command must not wait for another one: that one waits for the first to end.
 */

interface Command {
  run: () => Promise<void>;
  isReady: boolean;
  number: number;
}

interface Work {
  run: () => Promise<void>;
  since: number;
}

interface Latest {
  kind: string;
  act: () => Promise<boolean>;
  hasBegun: boolean;
  done: Promise<boolean>;
}

export class Commands {
  #given = 0;
  readonly #waiting: Command[] = [];
  readonly #between: Work[] = [];
  #isBusy = false;
  #latest: Latest | null = null;

  /** How many have been given so far. */
  get given(): number {
    return this.#given;
  }

  /**
   * Gives a command; what comes of it is the caller's.
   * @param ready it begins, and lets those after it begin, only when this has settled
   */
  give<T>(act: () => Promise<T>, ready?: Promise<unknown>): Promise<T> {
    this.#latest = null;
    return this.#give(act, ready);
  }

  /**
   * The same, but where the last one given is of this kind and still waits, it becomes this one: the
   * earlier one is done only where this one cannot be.
   * @param act answers whether it could be done
   */
  giveLatest(kind: string, act: () => Promise<boolean>): Promise<boolean> {
    const waiting = this.#latest;
    if (waiting?.kind === kind) {
      const earlier = waiting.act;
      waiting.act = async () => (await act()) || earlier();
      return waiting.done;
    }
    const latest: Latest = { kind, act, hasBegun: false, done: Promise.resolve(false) };
    latest.done = this.#give(() => {
      latest.hasBegun = true;
      if (this.#latest === latest) this.#latest = null;
      return latest.act();
    });
    this.#latest = latest.hasBegun ? null : latest;
    return latest.done;
  }

  /**
   * Work that waits for all commands that can begin.
   * @param since it also waits for those of the first so many that cannot begin yet
   */
  between<T>(act: () => Promise<T>, since = 0): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#between.push({ run: () => act().then(resolve, reject), since });
      this.#next();
    });
  }

  #give<T>(act: () => Promise<T>, ready?: Promise<unknown>): Promise<T> {
    this.#given += 1;
    return new Promise<T>((resolve, reject) => {
      const run = () => act().then(resolve, reject);
      const command = { run, isReady: ready === undefined, number: this.#given };
      this.#waiting.push(command);
      const begin = () => {
        command.isReady = true;
        this.#next();
      };
      void ready?.then(begin, begin);
      this.#next();
    });
  }

  #next(): void {
    if (this.#isBusy) return;
    const next = this.#taken();
    if (!next) return;
    this.#isBusy = true;
    const end = () => {
      this.#isBusy = false;
      this.#next();
    };
    void next.run().then(end, end);
  }

  #taken(): Command | Work | undefined {
    const [first] = this.#waiting;
    if (first?.isReady) return this.#waiting.shift();
    const place = this.#between.findIndex(({ since }) => !first || since < first.number);
    return place < 0 ? undefined : this.#between.splice(place, 1)[0];
  }
}
