/** The links that the native command is tested with are those that the page makes. */

import { describe, expect, it } from 'vitest';
import { fromLink, toLink } from '../../wasm/src/link.js';
import type { Project } from '../../wasm/src/project.js';
import { textOf } from './support.js';

const links = JSON.parse(textOf('tests/cases/links.json')) as {
  what: string;
  document: Project;
  link: string;
}[];

describe('links of the command line tests', () => {
  it.each(links)('$what', ({ document, link }) => {
    expect(toLink(document)).toBe(link);
    expect(fromLink(`https://example.org/edgewise/${link}`)).toEqual(document);
  });
});
