/**
 * For compilers that know neither a browser (`lib: dom`) nor Node: the names that the package's types use.
 * Where these are known, nothing is added to them.
 */

/* eslint-disable @typescript-eslint/no-empty-object-type -- see above */

interface AbortSignal {}
interface Blob {}
interface Response {}
interface URL {}

declare namespace WebAssembly {
  interface Instance {}
  interface Module {}
}
