/** Picture files of a person, read one after the other: in a worker where there is one, else on the page. */

import { isPicture, type Brought } from '../kit/brought.js';
import { classesOf } from '../project/picture-names.js';
import type { ShownPicture } from '../project/picture-table.js';
import type { Scaled } from './picture-scaling.js';
import { pictureWorker } from './start-picture-worker.js';

/** What is taken at most. */
export const limits = { files: 1000, megabytes: 20 } as const;

export interface LeftOut {
  path: string;
  why: string;
}

export interface ReadPictures {
  pictures: ShownPicture[];
  leftOut: LeftOut[];
}

type Scale = (file: Blob) => Promise<Scaled>;

/** Files that systems put beside others. */
const hidden = /(^|\/)(\.[^/]*|thumbs\.db|desktop\.ini|__macosx\/.*)$/i;

/** Why a file is not even tried; empty where it is. */
function unfit({ file }: Brought): string {
  if (file.type.includes('svg') || /\.svgz?$/i.test(file.name)) {
    return 'it is a drawing without pixels (SVG)';
  }
  if (!isPicture(file)) return 'it is no picture';
  if (file.size > limits.megabytes * 2 ** 20) {
    return `it is larger than ${String(limits.megabytes)} MB`;
  }
  return file.size === 0 ? 'it is empty' : '';
}

/**
 * @param has how many there are already
 * @param onProgress called with the share that is done
 */
export async function readPictures(
  brought: readonly Brought[],
  has: number,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ReadPictures> {
  const seen = brought.filter(({ path }) => !hidden.test(path));
  const leftOut: LeftOut[] = [];
  const read: Omit<ShownPicture, 'class'>[] = [];
  const [scale, end] = scaler();
  try {
    for (const [k, one] of seen.entries()) {
      if (signal.aborted) break;
      onProgress(k / seen.length);
      const { path, file } = one;
      const full = has + read.length >= limits.files;
      const why =
        unfit(one) || (full ? `there are ${limits.files.toLocaleString('en')} already` : '');
      const scaled: Scaled = why === '' ? await scale(file) : { fault: why };
      if ('grey' in scaled) read.push({ path, grey: scaled.grey });
      else leftOut.push({ path, why: scaled.fault });
    }
  } finally {
    end();
  }
  const classes = classesOf(read.map(({ path }) => path));
  return { pictures: read.map((one, k) => ({ ...one, class: classes[k] ?? '' })), leftOut };
}

function started(): Worker | null {
  try {
    return pictureWorker();
  } catch {
    return null;
  }
}

/** How a file is scaled, and what ends that. */
function scaler(): [Scale, () => void] {
  const onPage: Scale = async (file) => (await import('./picture-scaling.js')).scaledPicture(file);
  const own = started();
  if (!own) return [onPage, () => undefined];
  let isThere = true;
  const scale: Scale = async (file) => {
    if (!isThere) return onPage(file);
    const scaled = await new Promise<Scaled | null>((resolve) => {
      own.onmessage = ({ data }: MessageEvent<Scaled>) => {
        resolve(data);
      };
      own.onerror = (event) => {
        event.preventDefault();
        resolve(null);
      };
      own.postMessage(file);
    });
    // It could not start, or was ended by the system.
    if (!scaled) isThere = false;
    return scaled ?? onPage(file);
  };
  return [
    scale,
    () => {
      own.terminate();
    },
  ];
}
