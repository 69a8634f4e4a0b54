/** Tools that stay once they were shown: a search goes on, and a comparison keeps what it has, while others are looked at. */

import { html, nothing } from 'lit';
import type { Playground } from '../session/playground.js';
import type { Compared, Search, Tool } from '../project/ideas/idea.js';

interface Lasting {
  playground: Playground;
  search: Search;
  compared: Compared | null;
}

export interface LastingActs {
  setSearch: (search: Search) => unknown;
  openSmall: () => void;
}

/** @param root where they stand, if they were shown before */
export function lastingTools(
  tool: Tool,
  root: ParentNode,
  { playground, search, compared }: Lasting,
  acts: LastingActs,
) {
  const isThere = (one: Tool) => tool === one || root.querySelector(`ew-${one}`) !== null;
  return html`${
    isThere('searches')
      ? html`<ew-searches
          .playground=${playground}
          .search=${search}
          .shown=${tool === 'searches'}
          @search-change=${(event: CustomEvent<Search>) => {
            acts.setSearch(event.detail);
          }}
          @small-want=${acts.openSmall}
        ></ew-searches>`
      : nothing
  }${
    isThere('compare')
      ? html`<ew-compare
          .playground=${playground}
          .compared=${compared}
          .shown=${tool === 'compare'}
        ></ew-compare>`
      : nothing
  }`;
}
