/** Every main state of the wide page, in both themes. */

import { wide } from './support/site.js';
import { testStates } from './support/states.js';

testStates({ viewport: wide });
