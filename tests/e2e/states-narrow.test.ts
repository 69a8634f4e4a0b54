/** Every main state on a telephone, in the dark theme. */

import { narrow } from './support/site.js';
import { testStates } from './support/states.js';

testStates({ viewport: narrow, hasTouch: true, isMobile: true, colorScheme: 'dark' });
