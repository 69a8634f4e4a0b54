/** Chapter I in the rail: neurons, edges, layers, functions, evaluation. By the labels of the ideas. */

import type { Pages } from './idea-page.js';

export const whatANetworkIs: Pages = {
  'Neurons and edges': {
    text: 'A network is a graph: neurons joined by edges, each edge with a weight. Numbers enter at the green input neurons, move along the edges and leave at the red output neuron. The grey neurons between them are hidden. A blue bias neuron always sends 1.',
    tasks: [
      { text: 'Click a neuron to see what it computes.', when: { choose: 'neuron' } },
      { text: 'Add a neuron to the hidden layer.', when: { more: 'neurons' } },
      { text: 'Press Play until the training loss is below 0.1.', when: { loss: 0.1 } },
    ],
  },
  'No cycles': {
    text: 'Values flow one way. If an edge led back to a neuron that came earlier, that neuron’s value would depend on itself, and there would be no order in which to compute. A network without cycles is called feed-forward.',
    tasks: [
      {
        text: 'Drag from the dot of neuron b back to neuron a. The edge is refused, and the cycle lights up.',
        when: { cycle: true },
      },
      { text: 'Now drag from x to b, which closes no cycle.', when: { more: 'edges' } },
    ],
  },
  'Not in layers': {
    text: 'Most networks are built in layers: every edge leads from one layer to the next. The edge from x to y skips two of them, so this network has no layers. It still has no cycle, and so it can be evaluated and trained like any other.',
    tasks: [
      { text: 'Press Play until the training loss is below 0.1.', when: { loss: 0.1 } },
      {
        text: 'Delete the edge from x to y: beside the figure’s heading it says “4 layers” then.',
        when: { fewer: 'edges' },
      },
    ],
  },
  'The running example': {
    text: 'Nine neurons: one input, three biases, four hidden neurons and one output. It is layered, but not fully connected: neuron 3 has an edge to 6 and none to 7. This small network is enough to follow every calculation by hand.',
    tasks: [
      { text: 'Click the edge from 3 to 6 to see its weight.', when: { choose: 'edge' } },
      {
        text: 'Change a weight: drag the edge up or down, or type a number.',
        when: { weight: true },
      },
      { text: 'Press Play until the training loss is below 0.15.', when: { loss: 0.15 } },
    ],
  },
  'Different functions': {
    text: 'Each neuron adds up what arrives and applies a function to the sum. All neurons may share one function, or each may have its own. Here the first hidden layer uses the sine and the second a bell curve.',
    tasks: [
      { text: 'Give the first hidden layer tanh instead.', when: { function: 'tanh' } },
      { text: 'Press Play until the training loss is below 0.05.', when: { loss: 0.05 } },
    ],
  },
  'Evaluation by hand': {
    text: 'To evaluate a network, take the neurons in order. Each one multiplies every incoming value by the weight of its edge, adds the products, applies its function and sends the result on. The last neuron’s value is the answer.',
    tasks: [
      { text: 'Press Next in Step through until it is neuron 6’s turn.', when: { reach: '6' } },
      { text: 'Go on to neuron 9, the output.', when: { reach: '9' } },
      { text: 'Choose another example and walk through it again.', when: { example: true } },
    ],
  },
  'Inside one neuron': {
    text: 'A neuron owns the weights of the edges that lead into it. Its sum is every incoming value times its weight; the bias edge adds a constant. Then its function turns the sum into the one number that it sends along all outgoing edges.',
    tasks: [
      { text: 'Click another neuron and compare.', when: { choose: 'neuron' } },
      { text: 'Change one weight and watch the sum follow.', when: { weight: true } },
      {
        text: 'Choose the rectifier as the function of a neuron.',
        when: { function: 'rectifier' },
      },
    ],
  },
  'A missing bias': {
    text: 'A bias neuron has no incoming edge and always sends 1, so the weight of a bias edge is simply added to a neuron’s sum. Without one, the sum is zero whenever the inputs are, and the neuron cannot shift its curve sideways. Neuron b lacks its bias edge.',
    tasks: [
      { text: 'Press Add bias edge in the note about neuron b.', when: { more: 'edges' } },
      { text: 'Press Play and train for 100 epochs.', when: { epochs: 100 } },
    ],
  },
  'Layer by layer': {
    text: 'Neurons of one layer do not depend on each other, so a whole layer can be computed at once: one matrix of weights times the values of the layer before, then the functions. One such equation per layer evaluates the network.',
    tasks: [
      {
        text: 'Press Next in Step through: all neurons of a layer light up together.',
        when: { layer: 5 },
      },
      { text: 'Press Next until the output, neuron 13.', when: { reach: '13' } },
      { text: 'Open Matrices to see all layers at once.', when: { tool: 'matrices' } },
    ],
  },
};
