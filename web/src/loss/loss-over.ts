/** Over which rows a loss is looked at: the current example alone, or all that train. */

import { html } from 'lit';
import type { On } from '../../../wasm/src/answers.js';
import { formatCount } from '../kit/format.js';
import type { Playground } from '../session/playground.js';

export type Over = 'example' | 'all';

/** What that depends on, beside what is open and its weights. */
export function aboutOver({ example }: Playground, over: Over): readonly unknown[] {
  return over === 'all' ? [over] : [over, example];
}

/** As the engine is asked; null where the example has no target. */
export async function asOn(playground: Playground, over: Over): Promise<On | null> {
  if (over === 'all') return 'train';
  const { example } = await playground.traceExample();
  return example.targets && { inputs: example.inputs, targets: example.targets };
}

export function overChoice(playground: Playground, over: Over, choose: (over: Over) => void) {
  const rows = playground.opened?.data?.rows.train ?? 0;
  const choices = [
    ['example', 'this example'],
    ['all', `all ${formatCount(rows)} training rows`],
  ] as const;
  return html`<label for="over">loss of</label>
    <select
      id="over"
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value === 'all' ? 'all' : 'example');
      }}
    >
      ${choices.map(
        ([value, text]) =>
          html`<option value=${value} .selected=${value === over}>${text}</option>`,
      )}
    </select>`;
}
