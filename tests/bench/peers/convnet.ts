/** ConvNetJS: layers of typed arrays in plain JavaScript, double precision. */

import { eachWeight, type Peer, type Task } from './peer.js';

interface Vol {
  w: Float64Array;
}

interface Layer {
  layer_type: string;
  filters: Vol[];
  biases: Vol;
}

interface Net {
  layers: Layer[];
  makeLayers(definitions: object[]): void;
  forward(input: Vol, isTraining?: boolean): Vol;
}

export interface ConvNetJs {
  Net: new () => Net;
  Vol: new (values: readonly number[]) => Vol;
  SGDTrainer: new (
    net: Net,
    options: object,
  ) => { train(input: Vol, target: number | readonly number[]): unknown };
}

const names: Readonly<Record<string, string>> = { tanh: 'tanh', rectifier: 'relu' };

export function convNetPeer(library: ConvNetJs, task: Task): Peer {
  const { layers, hidden, output, batch, stepSize } = task;
  const isSoftmax = output === 'softmax';
  const last = layers.at(-1)!;
  const net = new library.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: layers[0] },
    ...layers.slice(1, -1).map((count) => ({
      type: 'fc',
      num_neurons: count,
      activation: names[hidden],
    })),
    isSoftmax ? { type: 'softmax', num_classes: last } : { type: 'regression', num_neurons: last },
  ]);
  const dense = net.layers.filter((layer) => layer.layer_type === 'fc');
  eachWeight(
    layers,
    task.weights,
    (k, i, j, weight) => (dense[k]!.filters[j]!.w[i] = weight),
    (k, j, weight) => (dense[k]!.biases.w[j] = weight),
  );
  const trainer = new library.SGDTrainer(net, {
    // Its squared loss is half of ours.
    learning_rate: isSoftmax ? stepSize : 2 * stepSize,
    momentum: 0,
    batch_size: batch,
    l1_decay: 0,
    l2_decay: 0,
  });
  const inputs = task.inputs.map((row) => new library.Vol(row));
  const targets = task.targets.map((row) => (isSoftmax ? row.indexOf(1) : row));
  return {
    epoch: () => {
      for (let i = 0; i < inputs.length; ++i) trainer.train(inputs[i]!, targets[i]!);
    },
    loss: () => {
      let sum = 0;
      inputs.forEach((input, i) => {
        net.forward(input).w.forEach((value, k) => {
          const target = task.targets[i]![k]!;
          if (!isSoftmax) sum += (value - target) ** 2;
          else if (target === 1) sum -= Math.log(value);
        });
      });
      return sum / inputs.length;
    },
    end: () => undefined,
  };
}
