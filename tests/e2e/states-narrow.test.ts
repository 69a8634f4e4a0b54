/** Every main state on a telephone, in one theme: that colours hold in both is seen on the wide page. */

import { narrow } from './support/site.js';
import { testStates } from './support/states.js';

testStates({ viewport: narrow, hasTouch: true, isMobile: true }, ['dark']);
