/** The words of `show`: which rooms of a playground are seen, each loaded when it is first named. */

import { html, nothing } from 'lit';
import type { EmbeddedPlayground } from '../session/embedded.js';

const rooms = {
  controls: () => import('./controls.js'),
  network: () => import('./network.js'),
  output: () => import('./output.js'),
  loss: () => import('./loss.js'),
  inspect: () => import('./inspector.js'),
  data: () => import('./data.js'),
  training: () =>
    Promise.all([import('../training/training-panel.js'), import('../training/stops.js')]),
  searches: () => import('../searches/searches.js'),
  compare: () => import('../compare/compare.js'),
} as const;

export type Word = keyof typeof rooms;

const known = Object.keys(rooms) as Word[];

/** Each word once, in the order given; words that name no room are left out. */
export function wordsOf(show: string): readonly Word[] {
  const named = show.split(/[\s,]+/).map((word) => (word === 'inspector' ? 'inspect' : word));
  return [...new Set(named)].filter((word): word is Word => known.includes(word as Word));
}

export async function loadRoom(word: Word): Promise<void> {
  await rooms[word]();
}

/** Where there is room for two columns; the controls lie over both. */
export function sideOf(word: Word): 'left' | 'right' | 'top' {
  if (word === 'controls') return 'top';
  return word === 'output' || word === 'data' || word === 'training' ? 'right' : 'left';
}

export function roomView(word: Word, playground: EmbeddedPlayground) {
  switch (word) {
    case 'controls':
      return nothing;
    case 'network':
      return html`<edgewise-network .playground=${playground}></edgewise-network>`;
    case 'output':
      return html`<edgewise-output .playground=${playground}></edgewise-output>`;
    case 'loss':
      return html`<edgewise-loss .playground=${playground}></edgewise-loss>`;
    case 'inspect':
      return html`<edgewise-inspector .playground=${playground}></edgewise-inspector>`;
    case 'data':
      return html`<edgewise-data .playground=${playground}></edgewise-data>`;
    case 'training':
      return playground.opened
        ? html`<ew-training .playground=${playground}></ew-training>`
        : nothing;
    case 'searches':
      return playground.opened
        ? html`<ew-searches .playground=${playground} .shown=${true}></ew-searches>`
        : nothing;
    case 'compare':
      return playground.opened
        ? html`<ew-compare .playground=${playground} .shown=${true}></ew-compare>`
        : nothing;
  }
}
