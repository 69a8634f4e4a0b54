/** Files that a person brings, with where they lay. */

export interface Brought {
  file: File;
  /** With the folders that it lay in: "cats/12.png". */
  path: string;
}

export function brought(files: Iterable<File>): Brought[] {
  return Array.from(files, (file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** Kinds of pictures that browsers may not know by their names. */
const otherPictures = /\.(heic|heif|tiff?|jxl)$/i;

export function isPicture({ type, name }: File): boolean {
  return type.startsWith('image/') || otherPictures.test(name);
}
