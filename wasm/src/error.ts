import type { Fault, Outcome } from '../edgewise.js';

/** A fault the user caused, or can mend: what, where, and what to do. */
export class EdgewiseError extends Error {
  /** Stable, for programs: "unknown-key", "cycle", "worker-lost", … */
  readonly code: string;
  /** Where: a path into the document or request, or a line of a file; may be empty. */
  readonly path: string;
  /** Ids of the neurons concerned, where a picture can show them: those of a cycle. */
  readonly neurons: readonly string[];

  constructor(fault: Fault) {
    super(fault.message);
    this.name = 'EdgewiseError';
    this.code = fault.code;
    this.path = fault.path;
    this.neurons = fault.neurons ?? [];
  }
}

/** The value of an outcome, or its fault thrown. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.error !== null) throw new EdgewiseError(outcome.error);
  return outcome.value;
}
