/** What a picture shows, by where it lies or what its file is called: "cats/12.png", "cat-12.png". */

/** Words that cameras and programs begin names with: they say nothing. */
const empty = new Set(
  'img image images dsc dscn dscf pxl mvimg photo photos foto picture pictures pic bild scan file screenshot screen whatsapp download downloads untitled unnamed new copy'.split(
    ' ',
  ),
);

const folderOf = (path: string) => path.split('/').at(-2)?.trim() ?? '';

/** Leading letters, or a short number that something follows: "3_12.png" is a 3, "0012.png" may be anything. */
function leadingWord(path: string): string {
  const name = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').trim();
  const word = /^(?:\p{L}+|\d{1,2}(?=[ _.-]))/u.exec(name)?.[0].toLowerCase() ?? '';
  return empty.has(word) ? '' : word;
}

/**
 * The class of each picture; empty where its path says none. Folders say it where there are several, else
 * the names of the files, unless nearly each is called otherwise.
 */
export function classesOf(paths: readonly string[]): string[] {
  const folders = paths.map(folderOf);
  const areFolders = new Set(folders.filter((one) => one !== '')).size > 1;
  const words = paths.map((path, k) => {
    const folder = areFolders ? (folders[k] ?? '') : '';
    return folder === '' ? leadingWord(path) : folder;
  });
  const classes = new Set(words.filter((one) => one !== ''));
  return classes.size > Math.max(2, paths.length / 2) ? words.map(() => '') : words;
}
