/**
 * The parts of one session, each on top of those before it. What a part holds is for all to read, and set
 * by its own methods alone, which announce it.
 */

import type { Client } from '../../../wasm/src/client-types.js';
import type { Project, Training } from '../../../wasm/src/project.js';
import { Commands } from './commands.js';
import { DataEdits } from './data-edits.js';
import { OpenDocument } from './document.js';
import type { Ground } from './drawing.js';
import { NetworkEdits } from './network-edits.js';
import type { Notices } from './notices.js';
import { Opening, type OpeningParts } from './opening.js';
import { Run } from './run.js';
import type { SaveTimer } from './save-timer.js';
import type { Turns } from './scheduler.js';
import { Sheets } from './sheets.js';
import type { Topic } from './topics.js';
import { UndoStack } from './undo-stack.js';
import { View } from './view.js';

export interface Parts extends OpeningParts {
  opening: Opening;
  network: NetworkEdits;
  data: DataEdits;
  sheets: Sheets;
}

export interface Surroundings {
  client: Client;
  notices: Notices;
  saves: SaveTimer;
  /** Where several train on one page. */
  turns: Turns | undefined;
  /** What is drawn on. */
  ground: Ground;
  announce: (topic: Topic) => void;
  /** Changes settings as a person does. */
  configure: (training: Training) => Promise<boolean>;
  /** Something else was opened than what was there before. */
  visited: (before: Project) => void;
}

export function makeParts(around: Surroundings): Parts {
  const { client, notices, saves, turns, ground, announce, configure, visited } = around;
  const announcing = (topic: Topic) => () => {
    announce(topic);
  };
  const commands = new Commands();
  const undo = new UndoStack(announcing('undo'));
  const document = new OpenDocument(client, notices, announcing('document'));
  const view = new View(client, document, notices, announcing('view'));
  const below = { client, commands, notices, undo, document, view, saves, turns };
  const run = new Run(below, announce, configure);
  const opening: Opening = new Opening(
    { ...below, run },
    { opened: () => sheets.follow(), visited },
  );
  const network = new NetworkEdits({ ...below, run }, opening);
  const data = new DataEdits({ ...below, run }, opening, () => network.graph);
  const sheets: Sheets = new Sheets({ ...below, opening }, ground);
  return { ...below, run, opening, network, data, sheets };
}
