/** Chapter II in the rail: what networks compute, by training and by construction. By the labels of the ideas. */

import type { Pages } from './idea-page.js';

export const whatItIsGoodFor: Pages = {
  'A function of two numbers': {
    text: 'A network with two inputs and one output is a function: two numbers go in, one comes out. The map shows its value at every point, orange above zero and purple below. Training bends this surface until it passes close to the examples.',
    tasks: [
      { text: 'Press Play until the training loss is below 0.05.', when: { loss: 0.05 } },
      {
        text: 'Under Try an input, type two numbers and read the answer.',
        when: { within: 'ew-predict' },
      },
      {
        text: 'Click a hidden neuron: it is a function of the inputs as well.',
        when: { choose: 'neuron' },
      },
    ],
  },
  'Is it a 3?': {
    text: 'A picture is just a list of numbers: here 8 × 8 grey values, 64 inputs. One output says how likely a 3 is. The network is never told what a 3 looks like; it only sees labelled examples.',
    tasks: [
      { text: 'Press Play until the accuracy is at least 97 %.', when: { accuracy: 0.97 } },
      {
        text: 'Press Clear below the picture and draw a digit there.',
        when: { within: 'ew-picture-pad' },
      },
      {
        text: 'Open Measures: which mistake is more common?',
        when: { tool: 'measures' },
      },
    ],
  },
  'Which digit is it?': {
    text: 'With ten outputs, one for each digit, the network answers a harder question. The outputs are probabilities that add up to 1, and the largest one wins. The pictures are the same 64 numbers as before.',
    tasks: [
      { text: 'Press Play until the accuracy is at least 90 %.', when: { accuracy: 0.9 } },
      {
        text: 'Press Clear below the picture and draw a digit there.',
        when: { within: 'ew-picture-pad' },
      },
      { text: 'Open Measures: which digits are mixed up?', when: { tool: 'measures' } },
    ],
  },
  'An advert, from its bytes': {
    text: 'Text is numbers, too: every letter is stored as a byte. The network receives the first bytes of a message and answers with the chance that it is an advert. Capitals and digits have smaller bytes than small letters, which gives shouting away.',
    tasks: [
      { text: 'Press Play until the accuracy is at least 90 %.', when: { accuracy: 0.9 } },
      { text: 'Type a message under Try an input.', when: { within: 'ew-predict' } },
    ],
  },
  Overfitting: {
    text: 'What counts is the answer on new rows, so some are kept for testing. This network has many weights and only thirty noisy training rows: it memorises them, noise included, and gets worse on all others.',
    tasks: [
      { text: 'Press Play until the training loss is below 0.1.', when: { loss: 0.1 } },
      {
        text: 'Meanwhile the test loss rises: train until it is above 1.',
        when: { testLossAbove: 1 },
      },
      {
        text: 'Press Reset, set L2 to 1 and train for 100 epochs: the test loss stays low.',
        when: { setting: 'regularization', epochs: 100, testLoss: 0.8 },
      },
    ],
  },
  'Any function with one layer': {
    text: 'One hidden layer can come as close as you like to any continuous curve. Each rectifier bends a straight line at one place, and enough bends follow anything. Nothing is trained here: the weights are calculated. The price is the number of neurons.',
    tasks: [
      {
        text: 'In the workshop, click a hidden neuron to see its bend, or draw another function.',
        when: { within: 'ew-approximation' },
      },
      { text: 'Press Open in playground to see the network.', when: { use: 'Open in playground' } },
    ],
  },
  'Any boolean function': {
    text: 'A table that gives 0 or 1 for every combination of n bits is a boolean function. One hidden layer of step neurons can reproduce any such table without a mistake. But most tables need a number of neurons that doubles with every further bit.',
    tasks: [
      {
        text: 'In the workshop, click answers in the truth table or change the number of bits.',
        when: { within: 'ew-boolean' },
      },
      { text: 'Press Open in playground.', when: { use: 'Open in playground' } },
      {
        text: 'Close the workshop and press Play: a step has no slope, so it cannot be trained.',
        when: { use: 'Play' },
      },
    ],
  },
  'How many are there?': {
    text: 'Count all pictures of a given size, and count all networks that differ in at least one weight. Both numbers are huge, yet there are vastly more pictures, and more ways still to label them. So a network can give only few of all conceivable answers.',
    tasks: [
      {
        text: 'In the workshop, change the size of the picture or of the network.',
        when: { within: 'ew-counting' },
      },
      {
        text: 'Close the workshop and train the small network on real pictures for 10 epochs.',
        when: { epochs: 10 },
      },
    ],
  },
  'Sixteen numbers from two': {
    text: 'Real data have many dimensions but a simple origin. Each row here has sixteen numbers, all computed from just two hidden ones, step by step, with a little noise. Because the process behind them is simple, a small network can find the rule.',
    tasks: [
      { text: 'Press Play until the test loss is below 0.15.', when: { testLoss: 0.15 } },
      { text: 'Open Measures to see how many rows are right.', when: { tool: 'measures' } },
    ],
  },
  'Sixteen random numbers': {
    text: 'The same network and as many rows, but now the sixteen numbers and the answers are pure chance. The training loss still falls, since the network memorises. On the test rows it is no better than a coin: there is no rule to find.',
    tasks: [
      { text: 'Press Play and train for 200 epochs.', when: { epochs: 200 } },
      {
        text: 'Watch the test loss: it rises above 1 while the training loss falls.',
        when: { testLossAbove: 1 },
      },
    ],
  },
  'A chain of matrices and functions': {
    text: 'Write the weights between two layers as a matrix. Then the whole network is a chain: matrix, function, matrix, function, up to the output. That is all a network is. Training only changes their numbers.',
    tasks: [
      { text: 'Press Play and watch the numbers change.', when: { epochs: 20 } },
      {
        text: 'Change one weight in the figure and find it in its matrix.',
        when: { weight: true },
      },
    ],
  },
  'Without functions: one matrix': {
    text: 'A matrix times a matrix is a matrix again. So if no neuron applies a function, all layers together can do no more than a single one: the network collapses. The functions between the layers are what makes depth worth anything.',
    tasks: [
      {
        text: 'Give a hidden layer tanh: the single matrix is no longer the same network.',
        when: { function: 'tanh' },
      },
      { text: 'Press Play and train for 20 epochs.', when: { epochs: 20 } },
    ],
  },
  'A matrix product': {
    text: 'Neurons without a function only multiply and add, as one multiplies matrices. A network without hidden layers multiplies by the matrix A of its weights: the rows of the table are the columns of B, the outputs those of A B.',
    tasks: [
      {
        text: 'In the workshop, change a number in A or B and follow the product.',
        when: { within: 'ew-matrix-product' },
      },
      { text: 'Close the workshop and change a weight in the figure.', when: { weight: true } },
    ],
  },
  'Sawtooth, deep': {
    text: 'Two rectifiers fold a line once, like paper. Every further layer folds what it receives again, so the number of teeth doubles with each layer. Ten neurons in five layers make sixteen teeth. Depth can be cheaper than width.',
    tasks: [
      {
        text: 'Click a neuron of a later layer: its curve has more teeth.',
        when: { choose: 'neuron' },
      },
      {
        text: 'Change one weight: a small change in an early layer breaks every tooth.',
        when: { weight: true },
      },
    ],
  },
  'Sawtooth, shallow': {
    text: 'The same sixteen teeth from a single hidden layer. Every neuron can bend the curve at one place only, and each piece of the sawtooth needs a bend, so it takes 32 neurons instead of ten.',
    tasks: [
      { text: 'Click a hidden neuron: it bends once.', when: { choose: 'neuron' } },
      {
        text: 'Change one weight: here only a part of the teeth moves.',
        when: { weight: true },
      },
    ],
  },
  'Four neurons multiply': {
    text: 'Can a network multiply its inputs? Near zero, softplus bends like a parabola, and the product of x and y is a difference of two squares. So four softplus neurons and the right weights give almost exactly x times y.',
    tasks: [
      {
        text: 'In the workshop, move the scale: the error depends on it.',
        when: { within: 'ew-product-gate' },
      },
      {
        text: 'Close the workshop, type two numbers under Try an input and check the product.',
        when: { within: 'ew-predict' },
      },
    ],
  },
};
