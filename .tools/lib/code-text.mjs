/**
 * The code that the core writes for a network (core/src/engine/code) as WebAssembly text that a person
 * can read: parameters by their names, constants as numbers, weights by the ends of their edges.
 */

import { spawnSync } from 'node:child_process';

/** Those of the functions of `struct Code` (core/src/network/code.hpp), in their order. */
const parameters = {
  forward: ['weights', 'in', 'out', 'otherIn', 'otherOut', 'pairs'],
  addGradient: ['weights', 'gradient', 'inputs', 'targets', 'rows', 'groups', 'keep'],
  descend: ['weights', 'next', 'inputs', 'targets', 'rows', 'count', 'stepSize'],
  descendBoth: [
    ...['weights', 'next', 'otherWeights', 'otherNext'],
    ...['inputs', 'targets', 'rows', 'count', 'stepSize'],
  ],
  descendByBatch: ['weights', 'next', 'inputs', 'targets', 'rows', 'batches', 'scratch'],
};

/**
 * A program of wabt.
 * @param {string} program
 * @param {readonly string[]} options
 * @param {Uint8Array} bytes
 */
function throughWabt(program, options, bytes) {
  const { error, status, stdout, stderr } = spawnSync(program, [...options, '-'], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw new Error(`${program} does not start (it is part of wabt): ${error.message}`);
  if (status !== 0) throw new Error(`${program} refuses the module:\n${stderr}`);
  return stdout;
}

/**
 * Throws, with what is wrong, where it is no module.
 * @param {Uint8Array} bytes
 */
export function validate(bytes) {
  throughWabt('wasm-validate', [], bytes);
}

/** @param {string} hex bits of a float */
function floatOf(hex) {
  const [number] = new Float32Array(Uint32Array.of(Number(hex)).buffer);
  return String(Number(number?.toPrecision(7)));
}

/**
 * @param {Uint8Array} bytes the module
 * @param {readonly string[]} edges what each is called, in edge order
 */
export function codeText(bytes, edges) {
  const text = throughWabt('wasm2wat', ['--generate-names', '--fold-exprs'], bytes);
  return text
    .split(/^(?= {2}\(func \$)/m)
    .map((part) => {
      const [, name = ''] = /^ {2}\(func \$(\w+)/.exec(part) ?? [];
      const names = Object.entries(parameters).find(([known]) => known === name)?.[1];
      if (!names) return part;
      const width = name === 'descend' || name === 'descendBoth' ? 16 : 4;
      return part
        .replaceAll(/\$p(\d+)\b/g, (_, number) => `$${names[Number(number)] ?? number}`)
        .replaceAll(
          /(v128\.const i32x4) (0x\w+) \2 \2 \2\)/g,
          (whole, _, hex) => `${whole} (; ${floatOf(String(hex))} ;)`,
        )
        .replaceAll(
          /\.load\w*(?: offset=(\d+))?(?: align=4)?\s+\(local\.get \$(?:w|otherW)eights\)/g,
          (whole, bytes = '0') => `${whole} (; ${edges[Number(bytes) / width] ?? bytes} ;)`,
        );
    })
    .join('');
}
