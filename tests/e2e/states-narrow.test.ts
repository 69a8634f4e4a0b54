/** Every main state on a telephone, in both themes. */

import { narrow } from './support/site.js';
import { testStates } from './support/states.js';

testStates({ viewport: narrow, hasTouch: true, isMobile: true });
