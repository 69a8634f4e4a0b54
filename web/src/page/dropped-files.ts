/** Files that are dropped, with those in folders among them and below. */

import { brought, type Brought } from '../kit/brought.js';

/** Files beyond these are not looked for: whoever reads them says how many it takes. */
const most = 5000;

/** What is dropped can be asked for only at once: the folders are read afterwards. */
export async function broughtBy({ items, files }: DataTransfer): Promise<Brought[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return brought(files);
  const found: Brought[] = [];
  for (const entry of entries) if (entry) await gather(entry, found);
  return found;
}

async function gather(entry: FileSystemEntry, found: Brought[]): Promise<void> {
  if (found.length >= most) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    }).catch(() => null);
    if (file) found.push({ file, path: entry.fullPath.replace(/^\//, '') });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
        reader.readEntries(resolve, reject);
      }).catch(() => []);
      if (some.length === 0) return;
      for (const one of some) await gather(one, found);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
