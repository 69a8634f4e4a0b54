/** Defines an element where its tag is free: on a page that has another copy of it, that one stays. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
