/** The Export menu and its list: what can be taken along, and the way back in. */

import type { Playground } from '../session/playground.js';
import './export-menu.js';
import type { ExportAction } from './export-menu.js';
import { askForFile, exportPicture, saveFile, showEmbed } from './taking-along.js';

interface Page {
  playground: () => Playground;
  /** What pictures are made of, where it is shown. */
  figure: () => Parameters<typeof exportPicture>[2];
  /** Where dialogs stand. */
  root: () => HTMLElement | DocumentFragment;
  /** Reads a file that was chosen. */
  open: (file: File) => void;
}

export function exportsOf({ playground, figure, root, open }: Page): readonly ExportAction[] {
  return [
    {
      label: 'Project file',
      about: 'Network, data, training: opens here again',
      act: () => void saveFile(playground()),
    },
    {
      label: 'Network as SVG',
      about: 'A drawing for any size',
      act: () => void exportPicture('svg', playground(), figure()),
    },
    {
      label: 'Network as PNG',
      about: 'A picture with twice the pixels',
      act: () => void exportPicture('png', playground(), figure()),
    },
    {
      label: 'Embed …',
      about: 'The code for a page, slides or a notebook of yours',
      act: () => void showEmbed(playground(), root()),
    },
    {
      label: 'Open a project file …',
      about: 'One that was saved here; or drop it on the page',
      act: () => {
        void askForFile().then((file) => {
          if (file) open(file);
        });
      },
    },
  ];
}
