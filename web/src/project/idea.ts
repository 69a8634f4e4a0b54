/** Something to try: what it opens, and what to look for. */

import type { ConstructionQuestion } from '../../../wasm/src/answers.js';
import type { Project, Training } from '../../../wasm/src/project.js';

export interface Idea {
  /** "II-5". */
  id: string;
  label: string;
  /** One sentence: what to do and what to look for. */
  look: string;
  /** A document, a question to the core, which writes one, or a data set with its settings. */
  make: Project | ConstructionQuestion | { set: string };
  /** Of a construction: settings under which training makes it better. */
  training?: Training;
}
