/**
 * A plain engine in JavaScript that keeps one object a neuron and one a link, the way teaching
 * playgrounds are usually written: the peer that our own numbers are compared with. Same
 * network, same loss, same steps; double precision, since JavaScript has nothing else.
 */

export interface Activation {
  output: (x: number) => number;
  slope: (x: number) => number;
}

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
  bias = 0.1;
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

export const activations = {
  tanh: { output: Math.tanh, slope: (x: number) => 1 - Math.tanh(x) ** 2 },
  rectifier: { output: (x: number) => Math.max(0, x), slope: (x: number) => (x <= 0 ? 0 : 1) },
  identity: { output: (x: number) => x, slope: () => 1 },
} satisfies Record<string, Activation>;

export class ObjectGraph {
  readonly layers: Neuron[][];

  constructor(layers: readonly number[], hidden: Activation, random: () => number) {
    const last = layers.length - 1;
    this.layers = layers.map((count, k) =>
      Array.from({ length: count }, () => new Neuron(k === last ? activations.identity : hidden)),
    );
    this.layers.slice(1).forEach((targets, k) => {
      for (const target of targets) {
        for (const source of this.layers[k] ?? []) {
          const link = new Link(source, target, random());
          source.outgoing.push(link);
          target.incoming.push(link);
        }
      }
    });
  }

  forward(inputs: readonly number[]): void {
    const [first = [], ...rest] = this.layers;
    first.forEach((neuron, k) => (neuron.output = inputs[k] ?? 0));
    for (const layer of rest) for (const neuron of layer) neuron.forward();
  }

  backward(targets: readonly number[]): void {
    for (let k = this.layers.length - 1; k > 0; --k) {
      const isLast = k === this.layers.length - 1;
      (this.layers[k] ?? []).forEach((neuron, i) => {
        let slope = 0;
        if (isLast) slope = 2 * (neuron.output - (targets[i] ?? 0));
        else for (const link of neuron.outgoing) slope += link.weight * link.target.delta;
        neuron.delta = slope * neuron.activation.slope(neuron.input);
        neuron.biasGradient += neuron.delta;
        for (const link of neuron.incoming) link.gradient += neuron.delta * link.source.output;
      });
    }
  }

  step(stepSize: number, count: number): void {
    for (const layer of this.layers) {
      for (const neuron of layer) {
        neuron.bias -= (stepSize * neuron.biasGradient) / count;
        neuron.biasGradient = 0;
        for (const link of neuron.incoming) {
          link.weight -= (stepSize * link.gradient) / count;
          link.gradient = 0;
        }
      }
    }
  }

  /** One pass over the examples. */
  epoch(inputs: number[][], targets: number[][], batch: number, stepSize: number): void {
    let inBatch = 0;
    inputs.forEach((input, i) => {
      this.forward(input);
      this.backward(targets[i] ?? []);
      if (++inBatch === batch || i === inputs.length - 1) {
        this.step(stepSize, inBatch);
        inBatch = 0;
      }
    });
  }
}
