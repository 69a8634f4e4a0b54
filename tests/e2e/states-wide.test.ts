/** Every main state of the wide page, in the light theme. */

import { wide } from './support/site.js';
import { testStates } from './support/states.js';

testStates({ viewport: wide, colorScheme: 'light' });
