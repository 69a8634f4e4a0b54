/** A tab in a tablist: the chosen one is reached by the Tab key, the arrow keys lead to the others. */

import { html } from 'lit';

export function tab(label: string, isChosen: boolean, choose: () => void) {
  return html`<button
    role="tab"
    aria-selected=${isChosen ? 'true' : 'false'}
    tabindex=${isChosen ? 0 : -1}
    @click=${choose}
    @keydown=${move}
  >
    ${label}
  </button>`;
}

function move(event: KeyboardEvent): void {
  const here = event.currentTarget as HTMLElement;
  const tabs = [...(here.parentElement?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
  const at = tabs.indexOf(here);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = tabs.at(to % tabs.length);
  next?.click();
  next?.focus();
}
