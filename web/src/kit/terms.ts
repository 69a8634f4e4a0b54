/** The words of the page, one sentence each. */

export interface TermGroup {
  label: string;
  terms: readonly (readonly [term: string, meaning: string])[];
}

export const termGroups: readonly TermGroup[] = [
  {
    label: 'The network',
    terms: [
      [
        'Neuron',
        'Adds up what comes in along its edges, and sends what its function makes of the sum.',
      ],
      ['Edge', 'Leads from one neuron to another and multiplies what it carries by its weight.'],
      ['Weight', 'The number of an edge; training changes nothing else.'],
      [
        'Bias neuron',
        'Has no edge into it and always sends 1, so that its edges shift the sums they go into.',
      ],
      [
        'Function',
        'What a neuron applies to its sum; without one, any network comes to a single matrix.',
      ],
      ['Layer', 'Neurons that get their inputs from the layer before and none from each other.'],
    ],
  },
  {
    label: 'The data',
    terms: [
      ['Input', 'A column that goes into the network.'],
      ['Target', 'A column that the network is to tell from the inputs.'],
      ['One-hot', 'A category as several neurons, of which its own gets 1 and all others 0.'],
      ['Rows that train', 'The share of the rows that weights are fitted to; the others test.'],
      [
        'Test rows',
        'Rows that training never sees: they show whether what was learnt holds elsewhere.',
      ],
      [
        'Split seed',
        'Which rows train is drawn at random from this number; the same number, the same rows.',
      ],
      ['Scale', 'Numbers of all columns are brought to one size before they go in.'],
      ['Missing cells', 'What is done about rows in which a cell is empty.'],
      ['Samples', 'How many points are made.'],
      ['Noise', 'How far points are moved at random from where the rule puts them.'],
      [
        'Data seed',
        'Points are drawn at random from this number; the same number, the same points.',
      ],
    ],
  },
  {
    label: 'Training',
    terms: [
      [
        'Loss',
        'How far the outputs are from the targets: one number, which training makes smaller.',
      ],
      [
        'Gradient',
        'The derivative of the loss with respect to each weight: which way it rises, and how steeply.',
      ],
      [
        'Backpropagation',
        'The chain rule from the outputs back to the inputs, which gives the whole gradient at once.',
      ],
      [
        'Step size',
        'How far a step goes against the gradient; too small is slow, too large goes astray.',
      ],
      ['Epoch', 'Every training row has had its turn once.'],
      ['Batch size', 'So many rows are averaged for one step.'],
      [
        'Seed',
        'Initial weights and the order of rows are drawn from this number; the same number, the same run.',
      ],
      [
        'Optimizer',
        'What is made of the gradient for a step: plain descent, or with a memory of the steps before.',
      ],
      ['Momentum', 'The share of the last step that goes on into the next.'],
      ['Decay of means', 'How slowly Adam forgets the gradients of before.'],
      [
        'Decay of squares',
        'How slowly the squares of the gradients are forgotten, by which steps are scaled.',
      ],
      ['Step size over time', 'A rule by which steps become smaller as training goes on.'],
      ['Decay per epoch', 'How fast the step size falls by its rule.'],
      ['Warm-up epochs', 'Over so many epochs the step size first grows to its full length.'],
      [
        'L1',
        'Each step pulls every weight towards 0 by this times the step size; small ones become 0.',
      ],
      ['L2', 'Each step makes every weight smaller by about this share of it times the step size.'],
      ['Order', 'Whether rows are shuffled anew in each epoch or come as they stand in the table.'],
      ['Initial weights', 'The rule by which the weights of a new start are drawn.'],
    ],
  },
  {
    label: 'Results',
    terms: [
      ['Accuracy', 'The share of rows whose category is predicted right.'],
      ['Confusion matrix', 'How many rows of each category were taken for which.'],
      [
        'R²',
        'The share of the spread of the target that is explained: 1 is all, 0 no better than its mean.',
      ],
      [
        'Dead neuron',
        'The derivative of its function is 0 on every row, so that its weights learn nothing more.',
      ],
    ],
  },
];

const meanings = new Map(termGroups.flatMap(({ terms }) => terms));

/** One sentence, or nothing where the word needs none. */
export function meaningOf(term: string): string {
  return meanings.get(term) ?? '';
}
