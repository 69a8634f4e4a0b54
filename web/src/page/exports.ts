/** The Export menu and its list: what can be taken along, and the way back in. */

import type { Playground } from '../session/playground.js';
import { hasFiles } from './beside.js';
import './export-menu.js';
import type { ExportAction } from './export-menu.js';
import type * as TakingAlong from './taking-along.js';

interface Page {
  playground: () => Playground;
  /** Loads what takes things along; nothing, with a notice, where it cannot. */
  takingAlong: () => Promise<typeof TakingAlong | undefined>;
  /** What pictures are made of, where it is shown. */
  figure: () => Parameters<typeof TakingAlong.exportPicture>[2];
  /** Where dialogs stand. */
  root: () => HTMLElement | DocumentFragment;
  /** Reads a file that was chosen. */
  open: (file: File) => void;
}

export function exportsOf({
  playground,
  takingAlong,
  figure,
  root,
  open,
}: Page): readonly ExportAction[] {
  const act = (take: (part: typeof TakingAlong) => unknown) => () => {
    void takingAlong().then((part) => part && take(part));
  };
  const later =
    <Part>(load: () => Promise<Part>) =>
    (take: (part: Part) => unknown) =>
    () => {
      void playground()
        .loaded('A part of the page', load)
        .then((part) => part && take(part));
    };
  const pass = later(() => import('./passing-on.js'));
  return [
    {
      label: 'Project file',
      about: 'Network, data and training, to open here again',
      act: act(({ saveFile }) => saveFile(playground())),
    },
    // The page as one file has no room for what exports.
    ...(import.meta.env.MODE === 'one-file'
      ? []
      : [
          {
            label: 'Code, model, table …',
            about: 'JavaScript, C++, Python, ONNX, PyTorch, CSV',
            act: later(() => import('./exporting.js'))(({ showExports }) =>
              showExports(playground(), root()),
            ),
          },
        ]),
    {
      label: 'Share as an exercise …',
      about: 'A link or a file with a task and a goal',
      act: pass(({ showShareExercise }) => showShareExercise(playground(), root())),
    },
    {
      label: 'Network as SVG',
      about: 'A drawing that scales to any size',
      act: act(({ exportPicture }) => exportPicture('svg', playground(), figure())),
    },
    {
      label: 'Network as PNG',
      about: 'PNG at 2×',
      act: act(({ exportPicture }) => exportPicture('png', playground(), figure())),
    },
    ...(hasFiles
      ? [
          {
            label: 'Embed …',
            about: 'Code for your page, slides or notebook',
            act: pass(({ showEmbed }) => showEmbed(playground(), root())),
          },
          {
            label: 'This page as one file',
            about: 'With this project inside; works offline',
            act: pass(({ savePage }) => savePage(playground())),
          },
        ]
      : []),
    {
      label: 'Open a project file …',
      about: 'A saved project; or drop it on the page',
      act: () => {
        void askForFile().then((file) => {
          if (file) open(file);
        });
      },
    },
  ];
}

/** A project file from this computer; nothing where none is chosen. */
function askForFile(): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve(input.files?.[0]);
    });
    input.addEventListener('cancel', () => {
      resolve(undefined);
    });
    input.click();
  });
}
