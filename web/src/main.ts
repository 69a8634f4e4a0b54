/** The page: one playground. Importing the elements defines their tags. */

import './page/page.js';
