/**
 * A plain engine in JavaScript that keeps one object a neuron and one a link, the way teaching
 * playgrounds are usually written: the peer that our own numbers are compared with. Same
 * network, same loss, same steps; double precision, since JavaScript has nothing else.
 */

class Link {
  constructor(source, target, weight) {
    this.source = source;
    this.target = target;
    this.weight = weight;
    this.gradient = 0;
  }
}

class Neuron {
  constructor(activation) {
    this.activation = activation;
    this.bias = 0.1;
    this.biasGradient = 0;
    this.incoming = [];
    this.outgoing = [];
    this.input = 0;
    this.output = 0;
    this.delta = 0;
  }

  forward() {
    this.input = this.bias;
    for (const link of this.incoming) this.input += link.weight * link.source.output;
    this.output = this.activation.output(this.input);
  }
}

export const activations = {
  tanh: { output: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  rectifier: { output: (x) => Math.max(0, x), slope: (x) => (x <= 0 ? 0 : 1) },
  identity: { output: (x) => x, slope: () => 1 },
};

export class ObjectGraph {
  /**
   * @param {number[]} layers @param {{output: (x: number) => number, slope: (x: number) => number}} hidden
   * @param {() => number} random
   */
  constructor(layers, hidden, random) {
    this.layers = layers.map((count, k) =>
      Array.from(
        { length: count },
        () => new Neuron(k === layers.length - 1 ? activations.identity : hidden),
      ),
    );
    for (let k = 1; k < layers.length; ++k) {
      for (const target of this.layers[k]) {
        for (const source of this.layers[k - 1]) {
          const link = new Link(source, target, random());
          source.outgoing.push(link);
          target.incoming.push(link);
        }
      }
    }
  }

  forward(inputs) {
    const [first, ...rest] = this.layers;
    first.forEach((neuron, k) => (neuron.output = inputs[k]));
    for (const layer of rest) for (const neuron of layer) neuron.forward();
    return this.layers.at(-1);
  }

  backward(targets) {
    for (let k = this.layers.length - 1; k > 0; --k) {
      this.layers[k].forEach((neuron, i) => {
        let slope = 0;
        if (k === this.layers.length - 1) slope = 2 * (neuron.output - targets[i]);
        else for (const link of neuron.outgoing) slope += link.weight * link.target.delta;
        neuron.delta = slope * neuron.activation.slope(neuron.input);
        neuron.biasGradient += neuron.delta;
        for (const link of neuron.incoming) link.gradient += neuron.delta * link.source.output;
      });
    }
  }

  step(stepSize, count) {
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
  epoch(inputs, targets, batch, stepSize) {
    let inBatch = 0;
    for (let i = 0; i < inputs.length; ++i) {
      this.forward(inputs[i]);
      this.backward(targets[i]);
      if (++inBatch === batch || i === inputs.length - 1) {
        this.step(stepSize, inBatch);
        inBatch = 0;
      }
    }
  }
}
