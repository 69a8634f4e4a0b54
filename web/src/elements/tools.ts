/**
 * The tools under the network, each loaded when it is first shown. Once the page is at rest, the
 * others follow, so that nothing has to be fetched later.
 */

import type { Tool } from '../data/presets.js';

const parts: Record<Tool, () => Promise<unknown>> = {
  loss: () => import('./loss.js'),
  inspect: () => import('./inspector.js'),
  inside: () => import('./look-inside.js'),
  weight: () => import('./weight-slice.js'),
  matrices: () => import('./matrices.js'),
  measures: () => import('./measures.js'),
  searches: () => import('./searches/searches.js'),
  compare: () => import('./compare/compare.js'),
};

export async function loadTool(tool: Tool): Promise<void> {
  await parts[tool]();
}

/** What stands on the page from the beginning, but can come after it, while the engine loads. */
export async function loadRest(): Promise<void> {
  await Promise.all([
    import('./data-columns.js'),
    import('./data-settings.js'),
    import('./first-rows.js'),
    import('./neuron-card.js'),
    import('./output-tools.js'),
    import('./predict-form.js'),
    import('./splitter.js'),
    import('./timeline.js'),
  ]);
}

export function loadToolsAtRest(): void {
  const load = () => {
    for (const part of Object.values(parts)) void part();
    void import('./examples-table.js');
    void import('./network-free.js');
    void import('./network-numbers.js');
    void import('../state/refit.js');
    void import('./searches/restarts.js');
    void import('./searches/exhaustive.js');
    void import('./searches/sweep.js');
  };
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(load, { timeout: 3000 });
  else setTimeout(load, 1000);
}
