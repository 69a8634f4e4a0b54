/**
 * The tools under the network, each loaded when it is first shown. Once the page is at rest, the
 * others follow, so that nothing has to be fetched later.
 */

import type { Tool } from './presets.js';

const parts: Record<Tool, () => Promise<unknown>> = {
  loss: () => Promise.all([import('../loss/loss.js'), import('../loss/advice.js')]),
  inspect: () => import('../inspect/inspector.js'),
  inside: () => import('../inspect/look-inside.js'),
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
    import('../data/data-columns.js'),
    import('../data/data-report.js'),
    import('../data/data-settings.js'),
    import('../data/first-rows.js'),
    import('../data/predicted-column.js'),
    import('../network/neuron-card.js'),
    import('../output/output-tools.js'),
    import('../output/predict-form.js'),
    import('./splitter.js'),
    import('../training/timeline.js'),
  ]);
}

export function loadToolsAtRest(): void {
  const load = () => {
    for (const part of Object.values(parts)) void part();
    void import('../data/reading.js');
    void import('../output/examples-table.js');
    void import('../network/network-free.js');
    void import('../network/network-numbers.js');
    void import('../project/refit.js');
    void import('../searches/restarts.js');
    void import('../searches/exhaustive.js');
    void import('../searches/sweep.js');
  };
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(load, { timeout: 3000 });
  else setTimeout(load, 1000);
}
