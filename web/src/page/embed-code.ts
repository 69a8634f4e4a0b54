/** The code that puts a playground into somebody's page, in the words of the place where it stands. */

import type { Project } from '../../../wasm/src/project.js';

export interface EmbedOptions {
  /** Rooms, in the order in which they are shown. */
  show: readonly string[];
  theme: 'light' | 'dark' | null;
  readonly: boolean;
  autoplay: boolean;
  title: string;
  /** Pixels. */
  height: number;
}

/** What is embedded: the document, and the part behind the `#` of a link to it, where it is short enough. */
export interface Embedded {
  project: Project;
  link: string | null;
}

export type Place =
  | 'tag'
  | 'iframe'
  | 'markdown'
  | 'jupyter'
  | 'reveal'
  | 'mkdocs'
  | 'docusaurus'
  | 'quarto'
  | 'observable';

export const places: readonly [Place, string][] = [
  ['tag', 'A tag'],
  ['iframe', 'An iframe'],
  ['markdown', 'Markdown'],
  ['jupyter', 'Jupyter'],
  ['reveal', 'reveal.js'],
  ['mkdocs', 'MkDocs'],
  ['docusaurus', 'Docusaurus'],
  ['quarto', 'Quarto'],
  ['observable', 'Observable'],
];

const attributeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** As a Python or JavaScript text between double quotes. */
const quoted = (text: string) => JSON.stringify(text);

/** Where a project that is too large for an address could lie. */
const elsewhere = 'https://example.org/project.edgewise.json';

/**
 * The address of a frame that shows it.
 * @param frame the address of `v1/embed.html`
 */
export function frameAddress(frame: URL, options: EmbedOptions, link: string | null): string {
  const { show, theme, readonly, autoplay } = options;
  const said = [
    `show=${show.join('+')}`,
    ...(theme === null ? [] : [`theme=${theme}`]),
    ...(readonly ? ['readonly'] : []),
    ...(autoplay ? ['autoplay'] : []),
    ...(link === null ? [`src=${elsewhere}`] : []),
  ];
  const address = new URL(frame);
  address.search = said.join('&');
  address.hash = link ?? '';
  return address.href;
}

/** A document in a script element: lists of numbers in a line, and what would end the element written otherwise. */
function documentText(project: Project): string {
  return JSON.stringify(project, null, 2)
    .replaceAll(/\[\n[^[\]{}"]*\]/g, (list) => list.replaceAll(/\s+/g, ' '))
    .replaceAll('<', '\\u003c');
}

function tagCode({ project, link }: Embedded, options: EmbedOptions): string {
  const { show, theme, readonly, autoplay, title } = options;
  const attributes = [
    `show="${show.join(' ')}"`,
    `alt="${attributeText(title)}"`,
    ...(theme === null ? [] : [`theme="${theme}"`]),
    ...(readonly ? ['readonly'] : []),
    ...(autoplay ? ['autoplay'] : []),
    ...(link === null ? ['src="./project.edgewise.json"'] : []),
  ].join(' ');
  const script = '<script type="module" src="./edgewise/element.js"></script>';
  const text = documentText(project).replaceAll(/^/gm, '    ');
  const inside =
    link === null ? '' : `\n  <script type="application/json">\n${text}\n  </script>\n`;
  return `${script}\n<edgewise-playground ${attributes}>${inside}</edgewise-playground>`;
}

function frameCode(address: string, { title, height }: EmbedOptions, style: string): string {
  const said = `title="${attributeText(title)}" width="100%" height="${String(height)}"`;
  return `<iframe src="${attributeText(address)}" ${said} ${style} loading="lazy"></iframe>`;
}

/** @param frame the address of `v1/embed.html` */
export function embedCode(
  place: Place,
  embedded: Embedded,
  options: EmbedOptions,
  frame: URL,
): string {
  const address = frameAddress(frame, options, embedded.link);
  const iframe = frameCode(address, options, 'style="border: 0"');
  switch (place) {
    case 'tag':
      return tagCode(embedded, options);
    case 'iframe':
    case 'markdown':
    case 'mkdocs':
      return iframe;
    case 'jupyter':
      return `from IPython.display import IFrame\n\nIFrame(${quoted(address)}, width="100%", height=${String(options.height)})`;
    case 'reveal':
      return `<section data-background-iframe="${attributeText(address)}" data-background-interactive>\n</section>`;
    case 'docusaurus':
      return frameCode(address, options, 'style={{ border: 0 }}').replace('></iframe>', ' />');
    case 'quarto':
      return `\`\`\`{=html}\n${iframe}\n\`\`\``;
    case 'observable':
      return `html\`${iframe}\``;
  }
}
