/**
 * A page's module comes in two parts, which the build tells apart (.tools/split.mjs): nobody who trains waits for
 * the second one.
 */

/** What the first part answers of a session; for all other questions the second has to be there. */
export const firstQuestions: readonly string[] = ['encoded', 'goal', 'turn'];

/** An input of a person's own is encoded by the second part. */
export const isAnsweredFirst = (name: string, question: { input?: unknown } | null): boolean =>
  firstQuestions.includes(name) && question?.input === undefined;
