/** Which of the page's controls are used, as a person names them. */

const kinds = 'button, summary, select, input, textarea, [role=tab], [role=application]';

const isElement = (target: EventTarget): target is Element => target instanceof Element;

const nameOf = (control: Element) =>
  control.getAttribute('aria-label') ?? control.textContent.trim();

/** The names of a control that an event comes from, and of the elements that it is in; none where it is no control. */
export function usedBy(event: Event): string[] {
  const path = event.composedPath().filter(isElement);
  const control = path.find((one) => one.matches(kinds));
  if (!control) return [];
  const tags = path.map(({ localName }) => localName).filter((name) => name.includes('-'));
  return [nameOf(control), ...tags];
}

/** What a person does to them: also typing, and a stroke on a pad. */
export const acts = ['click', 'input', 'pointerup'] as const;
