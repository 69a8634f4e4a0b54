/** The lists of functions in the heads of the layers. Loaded after the figure. */

import { html, type TemplateResult } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import { hiddenFunctions, type Shape, type ShapeMaker } from '../project/fit.js';
import { withLayerFunction } from '../project/layers.js';

/** What one of the lists holds, and what is done with what is chosen from it. */
export interface FunctionList {
  options: TemplateResult[];
  choose: (event: Event) => void;
}

export interface LayerFunctions {
  ofLayer(shape: Shape, k: number, change: (change: ShapeMaker) => void): FunctionList;
  ofOutputs(
    choices: readonly FunctionName[],
    present: string,
    change: (change: ShapeMaker) => void,
  ): FunctionList;
}

/** Before the name of a function that is chosen for all hidden layers. */
const all = 'all:';

const optionsOf = (choices: readonly FunctionName[], present: string) =>
  choices.map((name) => html`<option value=${name} .selected=${name === present}>${name}</option>`);

export const layerFunctions: LayerFunctions = {
  /** Of the k-th hidden layer, or of all of them at once. */
  ofLayer({ functions }, k, change) {
    const own = optionsOf(hiddenFunctions, functions[k] ?? '');
    const isOneOfSeveral = functions.length > 1;
    const ofAll = hiddenFunctions.map((name) => html`<option value=${all + name}>${name}</option>`);
    return {
      options: isOneOfSeveral
        ? [
            html`<optgroup label=${`layer ${String(k + 2)}`}>${own}</optgroup>`,
            html`<optgroup label="all hidden layers">${ofAll}</optgroup>`,
          ]
        : own,
      choose: (event) => {
        const select = event.currentTarget as HTMLSelectElement;
        const isForAll = select.value.startsWith(all);
        const name = select.value.slice(isForAll ? all.length : 0) as FunctionName;
        // What the layer applies from now on stands in its own part of the list.
        select.value = name;
        change(
          isForAll
            ? (shape) => ({ ...shape, functions: shape.functions.map(() => name) })
            : withLayerFunction(k, name),
        );
      },
    };
  },

  ofOutputs: (choices, present, change) => ({
    options: optionsOf(choices, present),
    choose: (event) => {
      const output = (event.currentTarget as HTMLSelectElement).value as FunctionName;
      change((shape) => ({ ...shape, output }));
    },
  }),
};
