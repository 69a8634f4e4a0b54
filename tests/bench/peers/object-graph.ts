/**
 * A plain engine in JavaScript that keeps one object a neuron and one a link, the way teaching
 * playgrounds are usually written. Double precision, since JavaScript has nothing else.
 */

import type { FunctionName, NetworkInfo } from '../../../wasm/src/node.js';
import type { Peer, Task } from './peer.js';

interface Activation {
  output: (x: number) => number;
  slope: (x: number) => number;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

const activations: Readonly<Partial<Record<FunctionName, Activation>>> = {
  tanh: { output: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  logistic: { output: logistic, slope: (x) => logistic(x) * (1 - logistic(x)) },
  rectifier: { output: (x) => Math.max(0, x), slope: (x) => (x <= 0 ? 0 : 1) },
  identity: { output: (x) => x, slope: () => 1 },
  // Its slope is part of the gradient of cross-entropy.
  softmax: { output: (x) => x, slope: () => 1 },
};

class Link {
  readonly source: Neuron;
  readonly target: Neuron;
  weight: number;
  gradient = 0;

  constructor(source: Neuron, target: Neuron, weight: number) {
    this.source = source;
    this.target = target;
    this.weight = weight;
  }
}

class Neuron {
  readonly activation: Activation;
  bias = 0;
  biasGradient = 0;
  readonly incoming: Link[] = [];
  readonly outgoing: Link[] = [];
  input = 0;
  output = 0;
  delta = 0;

  constructor(activation: Activation) {
    this.activation = activation;
  }

  forward(): void {
    this.input = this.bias;
    for (const link of this.incoming) this.input += link.weight * link.source.output;
    this.output = this.activation.output(this.input);
  }
}

export class ObjectGraph {
  readonly inputs: Neuron[];
  /** All but the inputs, from first to last. */
  readonly computed: Neuron[];
  readonly outputs: Neuron[];
  readonly isSoftmax: boolean;

  /** `weights` in edge order; a bias is a number of its neuron, as such engines have it. */
  constructor({ neurons, edges }: NetworkInfo, weights: ArrayLike<number>) {
    const made = neurons.map((neuron) => new Neuron(activations[neuron.function]!));
    const ofKind = (kind: string) => made.filter((_, k) => neurons[k]?.kind === kind);
    this.inputs = ofKind('input');
    this.outputs = ofKind('output');
    this.computed = made.filter((_, k) => /hidden|output/.test(neurons[k]?.kind ?? ''));
    this.isSoftmax = neurons.some((neuron) => neuron.function === 'softmax');
    edges.forEach(({ from, to }, e) => {
      const tail = made[from]!;
      const head = made[to]!;
      if (neurons[from]?.kind === 'bias') {
        head.bias = weights[e]!;
      } else {
        const link = new Link(tail, head, weights[e]!);
        tail.outgoing.push(link);
        head.incoming.push(link);
      }
    });
  }

  forward(row: ArrayLike<number>): void {
    this.inputs.forEach((neuron, k) => (neuron.output = row[k]!));
    for (const neuron of this.computed) neuron.forward();
    if (this.isSoftmax) this.#normalise();
  }

  #normalise(): void {
    const highest = Math.max(...this.outputs.map(({ input }) => input));
    let sum = 0;
    for (const neuron of this.outputs) sum += neuron.output = Math.exp(neuron.input - highest);
    for (const neuron of this.outputs) neuron.output /= sum;
  }

  backward(targets: ArrayLike<number>): void {
    const factor = this.isSoftmax ? 1 : 2;
    this.outputs.forEach((neuron, k) => {
      neuron.delta = factor * (neuron.output - targets[k]!) * neuron.activation.slope(neuron.input);
    });
    for (let k = this.computed.length - 1; k >= 0; --k) {
      const neuron = this.computed[k]!;
      if (neuron.outgoing.length > 0) {
        let sum = 0;
        for (const link of neuron.outgoing) sum += link.weight * link.target.delta;
        neuron.delta = sum * neuron.activation.slope(neuron.input);
      }
      neuron.biasGradient += neuron.delta;
      for (const link of neuron.incoming) link.gradient += neuron.delta * link.source.output;
    }
  }

  step(stepSize: number, count: number): void {
    for (const neuron of this.computed) {
      neuron.bias -= (stepSize * neuron.biasGradient) / count;
      neuron.biasGradient = 0;
      for (const link of neuron.incoming) {
        link.weight -= (stepSize * link.gradient) / count;
        link.gradient = 0;
      }
    }
  }

  /** One pass over the examples, in their order. */
  epoch({ inputs, targets, batch, stepSize }: Task): void {
    let inBatch = 0;
    inputs.forEach((input, i) => {
      this.forward(input);
      this.backward(targets[i]!);
      if (++inBatch === batch || i === inputs.length - 1) {
        this.step(stepSize, inBatch);
        inBatch = 0;
      }
    });
  }

  /** Mean over the examples. */
  loss({ inputs, targets }: Task): number {
    let sum = 0;
    inputs.forEach((input, i) => {
      this.forward(input);
      this.outputs.forEach(({ output }, k) => {
        const target = targets[i]![k]!;
        if (!this.isSoftmax) sum += (output - target) ** 2;
        else if (target > 0) sum -= target * Math.log(output);
      });
    });
    return sum / inputs.length;
  }
}

export function objectGraphPeer(task: Task): Peer {
  const graph = new ObjectGraph(task.network, task.weights);
  return {
    epoch: () => {
      graph.epoch(task);
    },
    loss: () => graph.loss(task),
    end: () => undefined,
  };
}
