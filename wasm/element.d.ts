/** Types of `edgewise/element`: importing it defines the tags. On a server it does nothing. */

import type {
  EdgewiseEvents,
  EdgewisePart,
  EdgewisePlayground,
  EdgewiseSession,
} from '../web/src/tags/public.js';

export type * from '../web/src/tags/public.js';

export declare const SessionElement: new () => EdgewiseSession;
export declare const PlaygroundElement: new () => EdgewisePlayground;
export declare const ControlsPart: new () => EdgewisePart;
export declare const DataPart: new () => EdgewisePart;
export declare const InspectorPart: new () => EdgewisePart;
export declare const LossPart: new () => EdgewisePart;
export declare const NetworkPart: new () => EdgewisePart;
export declare const OutputPart: new () => EdgewisePart;

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-session': EdgewiseSession;
    'edgewise-playground': EdgewisePlayground;
    'edgewise-controls': EdgewisePart;
    'edgewise-data': EdgewisePart;
    'edgewise-inspector': EdgewisePart;
    'edgewise-loss': EdgewisePart;
    'edgewise-network': EdgewisePart;
    'edgewise-output': EdgewisePart;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it adds them to the browser's own
  interface HTMLElementEventMap extends EdgewiseEvents {}
}
