/** What can be taken along; the list of the Export menu. */

import type { ExportAction } from './export-menu.js';

export interface ExportActs {
  saveFile: () => void;
  exportPicture: (format: 'svg' | 'png') => void;
  openFile: () => void;
}

export function exportActions(acts: ExportActs): readonly ExportAction[] {
  return [
    {
      label: 'Project file',
      about: 'Network, data, training: opens here again',
      act: acts.saveFile,
    },
    {
      label: 'Network as SVG',
      about: 'A drawing for any size',
      act: () => {
        acts.exportPicture('svg');
      },
    },
    {
      label: 'Network as PNG',
      about: 'A picture with twice the pixels',
      act: () => {
        acts.exportPicture('png');
      },
    },
    {
      label: 'Open a project file …',
      about: 'One that was saved here; or drop it on the page',
      act: acts.openFile,
    },
  ];
}
