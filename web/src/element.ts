/** The door for authors (npm `edgewise/element`): importing it defines the public tags. */

export { ControlsPart } from './tags/controls.js';
export { DataPart } from './tags/data.js';
export { InspectorPart } from './tags/inspector.js';
export { LossPart } from './tags/loss.js';
export { NetworkPart } from './tags/network.js';
export { OutputPart } from './tags/output.js';
export { PlaygroundElement } from './tags/playground.js';
export { SessionElement } from './tags/session.js';
