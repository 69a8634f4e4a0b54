/** Where a host runs, and how one speaks to it. */

import type { Host } from './host.js';
import { faultOf, serve, type Serve } from './wire.js';

export interface Place {
  call: Serve;
  /** Calls back when the worker has died, not when it was ended here. */
  onDeath(callback: (reason: string) => void): void;
  end(): void;
}

/** Makes a place, or throws where the page forbids one. */
export type PlaceMaker = () => Place;

/** A host on this very thread. It gives way to others between calls. */
export function hostPlace(host: Host | Promise<Host>): Place {
  return {
    call: async (method, args) => {
      await new Promise((resolve) => setTimeout(resolve));
      return serve(await host)(method, args);
    },
    onDeath: () => undefined,
    end: () => undefined,
  };
}

/** A place that is being made; where it can't be, calls answer why. */
export function placeToCome(coming: Promise<Place>): Place {
  coming.catch(() => undefined);
  return {
    call: async (method, args) => {
      let place: Place;
      try {
        place = await coming;
      } catch (error) {
        return { value: null, fault: faultOf(error) };
      }
      return place.call(method, args);
    },
    onDeath: (callback) => {
      coming.then(
        (place) => {
          place.onDeath(callback);
        },
        () => undefined,
      );
    },
    end: () => {
      coming.then(
        (place) => {
          place.end();
        },
        () => undefined,
      );
    },
  };
}
