/**
 * TensorFlow.js with one of its backends, float32: variables, an optimizer and a loss, with the
 * batches made beforehand. The layers API above it would only add to the time.
 */

import { eachWeight, type Peer, type Task } from './peer.js';

interface Tensor {
  dataSync(): Float32Array;
  dispose(): void;
}

export interface TensorFlow {
  enableProdMode(): void;
  setBackend(name: string): Promise<boolean>;
  tensor2d(values: Float32Array | number[][], shape: [number, number]): Tensor;
  tensor1d(values: Float32Array): Tensor;
  variable(start: Tensor): Tensor;
  tidy<T>(work: () => T): T;
  matMul(a: Tensor, b: Tensor): Tensor;
  add(a: Tensor, b: Tensor): Tensor;
  squaredDifference(a: Tensor, b: Tensor): Tensor;
  sum(a: Tensor, axis: number): Tensor;
  mean(a: Tensor): Tensor;
  tanh(a: Tensor): Tensor;
  relu(a: Tensor): Tensor;
  train: { sgd(stepSize: number): { minimize(loss: () => Tensor): unknown } };
  losses: { softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor };
}

export function tensorFlowPeer(tf: TensorFlow, task: Task): Peer {
  const { layers, hidden, output, batch, stepSize } = task;
  const kernels = layers.slice(1).map((count, k) => new Float32Array(count * layers[k]!));
  const biases = layers.slice(1).map((count) => new Float32Array(count));
  eachWeight(
    layers,
    task.weights,
    (k, i, j, weight) => (kernels[k]![i * layers[k + 1]! + j] = weight),
    (k, j, weight) => (biases[k]![j] = weight),
  );
  const kernel = kernels.map((values, k) =>
    tf.variable(tf.tensor2d(values, [layers[k]!, layers[k + 1]!])),
  );
  const bias = biases.map((values) => tf.variable(tf.tensor1d(values)));
  const slices = <T>(rows: T[]) =>
    Array.from({ length: Math.ceil(rows.length / batch) }, (_, b) =>
      rows.slice(b * batch, (b + 1) * batch),
    );
  const matrix = (rows: number[][]) => tf.tensor2d(rows, [rows.length, rows[0]!.length]);
  const inputs = slices(task.inputs).map(matrix);
  const targets = slices(task.targets).map(matrix);

  const outputs = (rows: Tensor) => {
    let value = rows;
    kernel.forEach((weights, k) => {
      const sum = tf.add(tf.matMul(value, weights), bias[k]!);
      const isLast = k === kernel.length - 1;
      value = isLast ? sum : hidden === 'tanh' ? tf.tanh(sum) : tf.relu(sum);
    });
    return value;
  };
  const lossOf = (b: number) => {
    const value = outputs(inputs[b]!);
    return output === 'softmax'
      ? tf.losses.softmaxCrossEntropy(targets[b]!, value)
      : tf.mean(tf.sum(tf.squaredDifference(value, targets[b]!), 1));
  };
  const optimizer = tf.train.sgd(stepSize);
  return {
    epoch: () => {
      for (let b = 0; b < inputs.length; ++b) optimizer.minimize(() => lossOf(b));
      // Nothing is left in a queue.
      kernel[0]!.dataSync();
    },
    loss: () => {
      const sums = slices(task.inputs).map(
        (rows, b) => rows.length * tf.tidy(() => lossOf(b).dataSync()[0]!),
      );
      return sums.reduce((a, b) => a + b, 0) / task.inputs.length;
    },
    end: () => {
      for (const tensor of [...kernel, ...bias, ...inputs, ...targets]) tensor.dispose();
    },
  };
}
