/**
 * The most multiplications and additions a second that WebAssembly SIMD can do here on one core,
 * without fusing: twelve chains x <- x * a + b in registers, four floats each.
 */

import { rate, type Contender } from './measure.js';

const chains = 12;
const lanes = 4;

const v128 = 0x7b;
const i32 = 0x7f;
const f32 = 0x7d;

/** Bytes of an unsigned number, seven bits each. */
function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)];
}

const vector = (items: readonly (readonly number[])[]) => [...leb(items.length), ...items.flat()];
const section = (id: number, body: readonly number[]) => [id, ...leb(body.length), ...body];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const simd = (code: number) => [0xfd, ...leb(code)];
const splat = simd(0x13);
const add = simd(0xe4);
const multiply = simd(0xe6);
const constant = (value: number) => [
  0x43,
  ...new Uint8Array(new Float32Array([value]).buffer),
  ...splat,
];

/** (count: i32) -> f32: `count` rounds over all chains. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const factor = 1;
  const term = 2;
  const chain = (k: number) => 3 + k;
  const all = Array.from({ length: chains }, (_, k) => chain(k));
  const body = [
    ...vector([[...leb(2 + chains), v128]]),
    ...[...constant(0.5), ...set(factor), ...constant(0.25), ...set(term)],
    ...all.flatMap((local) => [...constant(local), ...set(local)]),
    ...[0x03, 0x40], // loop
    ...all.flatMap((local) => [
      ...[...get(local), ...get(factor), ...multiply, ...get(term), ...add, ...set(local)],
    ]),
    ...[...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b], // --count, again unless 0, end
    ...get(chain(0)),
    ...all.slice(1).flatMap((local) => [...get(local), ...add]),
    ...[...simd(0x1f), 0, 0x0b],
  ];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([[0x60, 1, i32, 1, f32]])),
    ...section(3, vector([[0]])),
    ...section(7, vector([[4, 0x70, 0x65, 0x61, 0x6b, 0, 0]])), // "peak"
    ...section(10, vector([[...leb(body.length), ...body]])),
  ]);
}

const rounds = 100_000;

/** In operations a second. */
export async function peakContender(): Promise<Contender> {
  const { instance } = await WebAssembly.instantiate(moduleBytes());
  const peak = instance.exports.peak as (count: number) => number;
  // Every chain tends to b / (1 - a) = 0.5.
  const sum = peak(rounds);
  if (sum !== chains * 0.5) throw new Error(`The peak module computes ${String(sum)}.`);
  for (let k = 0; k < 200; ++k) peak(1000);
  await rate(() => peak(rounds), 50);
  return { name: 'peak', run: () => peak(rounds), perRun: rounds * chains * lanes * 2 };
}
