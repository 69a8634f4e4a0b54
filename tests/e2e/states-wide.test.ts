/** Every main state of the wide page, in the light theme; the other theme is that of the narrow ones. */

import { wide } from './support/site.js';
import { testStates } from './support/states.js';

testStates({
  viewport: wide,
  colorScheme: 'light',
  alsoAt: [{ width: 1024, height: 768 }],
});
