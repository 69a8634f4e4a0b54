/** Windows with little room, on demand: how the page stands on a telephone, or on a tablet. */

import { Tablet, type TabletPage } from './tablet/tablet.js';
import { Telephone, type TelephonePage } from './telephone/telephone.js';
import type { Playground } from '../session/playground.js';

const isTelephone = matchMedia('(max-width: 640px)');
const isTablet = matchMedia('(min-width: 641px) and (max-width: 1099px)');

export class Narrow {
  readonly #makeTelephone: () => Telephone;
  readonly #makeTablet: () => Tablet;
  #telephone: Telephone | null = null;
  #tablet: Tablet | null = null;

  /** @param showOutput turns to the part with all of the outputs */
  constructor(
    page: TabletPage & TelephonePage,
    playground: () => Playground,
    showOutput: () => void,
  ) {
    this.#makeTelephone = () => new Telephone(page, playground, showOutput);
    this.#makeTablet = () => new Tablet(page);
    for (const media of [isTelephone, isTablet]) {
      media.addEventListener('change', () => {
        page.requestUpdate();
      });
    }
  }

  /** Null elsewhere. */
  get telephone(): Telephone | null {
    return isTelephone.matches ? (this.#telephone ??= this.#makeTelephone()) : null;
  }

  get tablet(): Tablet | null {
    return isTablet.matches ? (this.#tablet ??= this.#makeTablet()) : null;
  }
}
