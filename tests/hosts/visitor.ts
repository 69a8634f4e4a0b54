/** A browser that opens pages and asks them: the same few verbs for each of the three. */

export interface Visit {
  /** What a function gives in the page; it can use nothing but its argument and the page. */
  ask<T, A = undefined>(question: (given: A) => T | Promise<T>, given?: A): Promise<T>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly name: string;
  open(url: string): Promise<Visit>;
  close(): Promise<void>;
}
