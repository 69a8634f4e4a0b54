/** The icons of the installed page, drawn from web/icon.svg when the site is built: the same bytes everywhere. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { root } from './paths.mjs';

/**
 * Pixels, and how much of them the drawing takes up: systems cut what is `maskable` to their own shapes,
 * and want it to cover all.
 * @type {Readonly<Record<string, {size: number, part?: number}>>}
 */
const icons = {
  'icon-192': { size: 192 },
  'icon-512': { size: 512 },
  'maskable-512': { size: 512, part: 0.62 },
  'apple-180': { size: 180, part: 0.76 },
};

/**
 * @param {string} svg
 * @param {number} part
 */
function onGround(svg, part) {
  const [, head = '', inside = ''] = /^(<svg [^>]*>)([\s\S]*)<\/svg>\s*$/.exec(svg) ?? [];
  if (head === '' || !head.includes('viewBox="0 0 32 32"')) {
    throw new Error('web/icon.svg is expected to be a drawing of 32 by 32.');
  }
  const edge = (32 * (1 - part)) / 2;
  const ground = '<rect width="32" height="32" fill="#f6f6f4"/>';
  return `${head}${ground}<g transform="translate(${edge} ${edge}) scale(${part})">${inside}</g></svg>`;
}

/** @type {Promise<void> | null} */
let started = null;

/** @returns {Promise<Record<string, Uint8Array>>} PNG by name */
export async function drawnIcons() {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  started ??= initWasm(readFileSync(wasm));
  await started;
  const svg = readFileSync(join(root, 'web/icon.svg'), 'utf8');
  return Object.fromEntries(
    Object.entries(icons).map(([name, { size, part }]) => {
      const drawing = part === undefined ? svg : onGround(svg, part);
      const drawn = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render();
      return [name, drawn.asPng()];
    }),
  );
}

/** @returns {import('vite').Plugin} */
export function iconFiles() {
  return {
    name: 'icon-files',
    apply: 'build',
    async generateBundle() {
      for (const [name, source] of Object.entries(await drawnIcons())) {
        this.emitFile({ type: 'asset', fileName: `icons/${name}.png`, source });
      }
    },
  };
}
