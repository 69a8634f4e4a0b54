/** The code for embedding, as it is pasted elsewhere. */

import { describe, expect, it } from 'vitest';
import type { Project } from '../../wasm/src/project.js';
import {
  embedCode,
  frameAddress,
  places,
  type EmbedOptions,
} from '../../web/src/page/embed-code.js';

const frame = new URL('https://edgewise.example/play/v1/embed.html');
const options: EmbedOptions = {
  show: ['network', 'loss'],
  theme: 'dark',
  readonly: true,
  autoplay: false,
  title: 'A "sharp" <b>edge</b>',
  height: 480,
};
const project: Project = {
  edgewise: 1,
  title: '</script><script>alert(1)</script>',
  network: { layers: [1, 1] },
};

describe('the code', () => {
  it.each(places)('for %s names what is shown, and where it is', (place) => {
    const code = embedCode(place, { project, link: '1.abc' }, options, frame);
    expect(code).toMatch(/show=(network\+loss|"network loss")/);
    expect(code).toContain(place === 'tag' ? 'edgewise/element.js' : 'v1/embed.html?');
    expect(code).not.toContain('alert(1)</script>');
    expect(code).not.toContain('"sharp"');
  });

  it('of a tag holds the document, which is read as it was', () => {
    const code = embedCode('tag', { project, link: '1.abc' }, options, frame);
    const [, text = ''] = /<script type="application\/json">([^]*?)<\/script>/.exec(code) ?? [];
    expect(JSON.parse(text)).toEqual(project);
    expect(text).toContain('"layers": [ 1, 1 ]');
  });

  it('names a file where the project is too large to stand in it', () => {
    const large = { project, link: null };
    expect(embedCode('tag', large, options, frame)).toContain('src="./project.edgewise.json"');
    expect(embedCode('tag', large, options, frame)).not.toContain('layers');
    expect(embedCode('iframe', large, options, frame)).toContain('src=https://example.org/');
  });

  it('of an address has the project behind the “#”', () => {
    expect(frameAddress(frame, options, '1.abc')).toBe(
      'https://edgewise.example/play/v1/embed.html?show=network+loss&theme=dark&readonly#1.abc',
    );
  });
});
