/** Files that leave the page. */

/** A name for a file: lower case, words joined. */
export function fileNameOf(title: string | undefined, otherwise: string): string {
  const name = (title ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return name === '' ? otherwise : name.toLowerCase();
}

export function download(content: Blob, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
}
