/** Chapter III in the rail: the loss, its slope, step sizes, searches. By the labels of the ideas. */

import type { Pages } from './idea-page.js';

export const howItIsTrained: Pages = {
  'Same network, different weights': {
    text: 'Before training, somebody decides on the neurons, the edges and the functions. They stay as they are. What is searched for are the weights: with other weights the very same network computes another function.',
    tasks: [
      {
        text: 'Press New random weights three times and watch the map.',
        when: { starts: 4 },
      },
      { text: 'Press Play until the training loss is below 0.1.', when: { loss: 0.1 } },
    ],
  },
  'Every combination': {
    text: 'If a weight could take only four values, nine weights would make 262,144 networks. They can all be tried, and the best is certainly found. Each further weight multiplies that number by four, so for larger networks trying everything is hopeless.',
    tasks: [
      { text: 'Press Try all and wait.', when: { use: 'Try all' } },
      { text: 'Press Open the best.', when: { use: 'Open the best' } },
      { text: 'Now train it: Play finds better weights in between.', when: { loss: 0.4 } },
    ],
  },
  'The loss of one example': {
    text: 'How wrong is the network on one example? Subtract what it should say from what it says, and square the difference. Zero means exactly right, and large mistakes count much more than small ones. The loss of all examples is the mean of these squares.',
    tasks: [
      {
        text: 'Press Next until neuron 10, the output; then comes the loss.',
        when: { reach: '10' },
      },
      { text: 'Choose another example.', when: { example: true } },
      { text: 'Press Play until the training loss is below 0.05.', when: { loss: 0.05 } },
    ],
  },
  'The loss of one weight': {
    text: 'Hold all weights but one. Then the loss is a curve over this single weight, and its slope at the present point says which way is down: if the curve rises to the right, make the weight smaller. Training does this for all weights at once.',
    tasks: [
      { text: 'Drag the point along the curve to a lower loss.', when: { weight: true } },
      {
        text: 'Choose another edge in the figure and look at its curve.',
        when: { choose: 'edge' },
      },
      { text: 'Train for an epoch: the point moves downhill.', when: { epochs: 1 } },
    ],
  },
  'One example at a time': {
    text: 'Stochastic gradient descent takes the examples one by one. For each it finds the slope of the loss and changes every weight a little in the direction that lowers it. After the last example an epoch is over, and the next one begins.',
    tasks: [
      {
        text: 'Choose “one example” beside Step, then press Step.',
        when: { turn: true },
      },
      { text: 'Go through all the examples at least once.', when: { epochs: 1 } },
      { text: 'Press Play until the training loss is below 0.05.', when: { loss: 0.05 } },
    ],
  },
  'A step size that falls': {
    text: 'The step size says how far the weights move in each step. Large steps get near the goal fast, but then jump around it; small steps are exact and slow. So one often begins large and makes the steps smaller with every epoch.',
    tasks: [
      { text: 'Press Play and train for 100 epochs.', when: { epochs: 100 } },
      {
        text: 'Open More settings and choose another schedule or step size.',
        when: { setting: 'stepSize' },
      },
      {
        text: 'Press Reset and train with a step size of 50: the loss shoots up.',
        when: { testLossAbove: 3 },
      },
    ],
  },
  'Backpropagation by hand': {
    text: 'How much does each weight matter for the loss? From the output, where the error is known, walk backwards. The delta of a neuron: weight × delta, summed over its outgoing edges, times the slope of its function. The gradient of a weight: delta at its head × value at its tail.',
    tasks: [
      { text: 'Press Next in Step through until the output, neuron 9.', when: { reach: '9' } },
      { text: 'Go on: the deltas come back to neuron 6.', when: { comeBackTo: '6' } },
      { text: 'Walk all the way back to neuron 3.', when: { comeBackTo: '3' } },
    ],
  },
  'Many starts': {
    text: 'Going downhill ends in the nearest valley, which need not be the deepest. Where you end depends on where you start. The remedy is simple: start many times from other random weights and keep the best result.',
    tasks: [
      {
        text: 'Press Run restarts and see where the losses pile up.',
        when: { use: 'Run restarts' },
      },
      { text: 'Press Open the best.', when: { use: 'Open the best' } },
      {
        text: 'Press New random weights and train once yourself for 50 epochs.',
        when: { starts: 2, epochs: 50 },
      },
    ],
  },
  'Restarts against brute force': {
    text: 'Two ways to look for good weights: try every combination of a few values each, or train from many random starts. The first needs a number of networks with dozens or hundreds of digits. The second needs perhaps two hundred.',
    tasks: [
      { text: 'Press Run restarts and compare the two counts.', when: { use: 'Run restarts' } },
      {
        text: 'Open Every combination: how long would it take?',
        when: { search: 'exhaustive' },
      },
    ],
  },
  'A function and its slope': {
    text: 'Training needs the slope of each neuron’s function. For the logistic function s it is s (1 − s): steep in the middle, almost flat far out. The rectifier is simpler still: its slope is 0 on the left and 1 on the right.',
    tasks: [
      {
        text: 'Choose the rectifier as the function of this neuron.',
        when: { function: 'rectifier' },
      },
      {
        text: 'Click another neuron: where on its curve does it stand?',
        when: { choose: 'neuron' },
      },
      { text: 'Press Play until the training loss is below 0.15.', when: { loss: 0.15 } },
    ],
  },
  'Mean or median': {
    text: 'Why square the difference? With squared differences the best single guess is the mean, with absolute differences it is the median. Here the noise only points upwards, so the mean lies above the median, and the two losses lead to different curves.',
    tasks: [
      { text: 'Press Run both in Compare.', when: { use: 'Run both' } },
      {
        text: 'Choose another loss under More settings and train that.',
        when: { setting: 'loss' },
      },
    ],
  },
  'Vanishing gradients': {
    text: 'On the way back, each layer multiplies by the slope of its function, and the slope of the logistic function is at most a quarter. After seven layers hardly anything is left: the first layers get no signal, and the network does not learn.',
    tasks: [
      { text: 'Press Play: for 50 epochs almost nothing happens.', when: { epochs: 50 } },
      {
        text: 'Give a hidden layer tanh and look at the gradients again.',
        when: { function: 'tanh' },
      },
      {
        text: 'Give all of them tanh and train until the accuracy is at least 90 %.',
        when: { accuracy: 0.9 },
      },
    ],
  },
  'Which function?': {
    text: 'The same network on the same data in the same order, once with the logistic function and once with tanh. Tanh gives values around zero rather than around one half, and that alone makes training much faster.',
    tasks: [
      { text: 'Press Run both and compare the two losses.', when: { use: 'Run both' } },
      {
        text: 'Press Start both again with another value of B.',
        when: { use: 'Start both again' },
      },
      { text: 'Press Open B in the playground.', when: { use: 'Open B in the playground' } },
    ],
  },
};
