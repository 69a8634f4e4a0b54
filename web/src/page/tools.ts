/**
 * The tools under the network, each loaded when it is first shown. Once the page is at rest, the
 * others follow, so that nothing has to be fetched later.
 */

import type { Tool } from '../project/ideas/idea.js';
import { ControlsPart } from '../tags/controls.js';
import { DataPart } from '../tags/data.js';
import { NetworkPart } from '../tags/network.js';
import { OutputPart } from '../tags/output.js';
import type { Playground } from '../session/playground.js';
import { hasFiles } from './beside.js';

const parts: Record<Tool, () => Promise<unknown>> = {
  loss: async () => (await import('../tags/loss.js')).LossPart.rest(),
  inspect: () => import('../tags/inspector.js'),
  inside: () => import('../inspect/step-through.js'),
  weight: () => import('../loss/weight-slice.js'),
  matrices: () => import('../inspect/matrices.js'),
  measures: () => import('../inspect/measures.js'),
  searches: () => import('../searches/searches.js'),
  compare: () => import('../compare/compare.js'),
};

export async function loadTool(tool: Tool): Promise<void> {
  await parts[tool]();
}

/** What stands on the page from the beginning, but can come after it, while the engine loads. */
export async function loadRest(): Promise<void> {
  await Promise.all([
    ...[ControlsPart, DataPart, NetworkPart, OutputPart].map((part) => part.rest()),
    import('../output/predict-form.js'),
    import('./splitter.js'),
    import('../training/stops.js'),
    import('../training/training-panel.js'),
  ]);
}

/**
 * Once something is open, and there is nothing else to do: the tools, then all else that may be asked for. It works
 * when the network is gone, the next visit as well.
 */
export function loadToolsAtRest(playground: () => Playground): void {
  const load = async () => {
    const nothing = () => undefined;
    await Promise.all(Object.values(parts).map((part) => part().catch(nothing)));
    if (!hasFiles) return;
    await import('./ahead.js').then(({ fetchAhead }) => fetchAhead()).catch(nothing);
    await import('./updates.js').then((part) => part.beginWorker(playground)).catch(nothing);
  };
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback(() => void load(), { timeout: 3000 });
  } else setTimeout(() => void load(), 1000);
}
