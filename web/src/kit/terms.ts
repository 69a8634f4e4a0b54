/** The words of the page, one sentence each. */

export interface TermGroup {
  label: string;
  terms: readonly (readonly [term: string, meaning: string])[];
}

export const termGroups: readonly TermGroup[] = [
  {
    label: 'The network',
    terms: [
      ['Neuron', 'Adds up what comes in along its edges and applies its function to the sum.'],
      ['Edge', 'Leads from one neuron to another and multiplies what it carries by its weight.'],
      ['Weight', 'The number on an edge; training changes only the weights.'],
      [
        'Bias neuron',
        'Has no incoming edge and always sends 1, so that its edges shift the sums they go into.',
      ],
      [
        'Function',
        'What a neuron applies to its sum; without functions, any network amounts to a single matrix.',
      ],
      ['Layer', 'Neurons that get their inputs from the layer before and none from each other.'],
    ],
  },
  {
    label: 'The data',
    terms: [
      ['Input', 'A column that goes into the network.'],
      ['Target', 'A column that the network is to predict from the inputs.'],
      ['One-hot', 'A category as several neurons: its own gets 1, all others get 0.'],
      ['Training share', 'The share of the rows used for training; the others are test rows.'],
      [
        'Test rows',
        'Rows that training never sees: they show whether what was learnt holds elsewhere.',
      ],
      [
        'Split seed',
        'The random choice of training rows depends on this number; the same number gives the same rows.',
      ],
      ['Scale', 'Brings the numbers of all columns to a similar size before they go in.'],
      ['Missing cells', 'What happens to rows with an empty cell.'],
      ['Samples', 'How many points are generated.'],
      ['Noise', 'How far points are moved at random from where the rule puts them.'],
      [
        'Data seed',
        'The random points depend on this number; the same number gives the same points.',
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
        'How far a step goes against the gradient; too small is slow, too large overshoots.',
      ],
      ['Epoch', 'One pass through all training rows.'],
      ['Batch size', 'How many rows are averaged for one step.'],
      [
        'Seed',
        'Initial weights and the order of rows depend on this number; the same number gives the same run.',
      ],
      [
        'Optimizer',
        'How the gradient becomes a step: plain descent, or with a memory of earlier steps.',
      ],
      ['Momentum', 'The share of the last step that is carried into the next.'],
      ['Decay of means', 'How slowly Adam forgets earlier gradients.'],
      ['Decay of squares', 'How slowly the squared gradients that scale the steps are forgotten.'],
      ['Step size over time', 'A rule by which steps become smaller as training goes on.'],
      ['Decay per epoch', 'How fast the step size falls.'],
      ['Warm-up epochs', 'For this many epochs the step size first grows to its full value.'],
      [
        'L1',
        'Each step pulls every weight towards 0 by this times the step size; small ones become 0.',
      ],
      ['L2', 'Each step makes every weight smaller by about this share of it times the step size.'],
      ['Order', 'Whether rows are shuffled in every epoch or taken in table order.'],
      ['Initial weights', 'The rule by which random weights are drawn before training.'],
    ],
  },
  {
    label: 'Results',
    terms: [
      ['Accuracy', 'The share of rows whose category is predicted correctly.'],
      ['Confusion matrix', 'How many rows of each category were predicted as which.'],
      [
        'R²',
        'The share of the target’s variance that is explained: 1 is all of it, 0 is no better than the mean.',
      ],
      [
        'Dead neuron',
        'The derivative of its function is 0 on every row, so its weights no longer change.',
      ],
    ],
  },
];

const meanings = new Map(termGroups.flatMap(({ terms }) => terms));

/** One sentence, or nothing where the word needs none. */
export function meaningOf(term: string): string {
  return meanings.get(term) ?? '';
}
