/**
 * The raw module of exports and imports, as Emscripten exports it. Hand-written;
 * tests/engine/module.test.ts compares it with the live module.
 */

import type { ModuleOptions, Outcome } from './edgewise.js';
import type { Exported, ExportFormat, LossSeries } from './src/exported.js';

export interface ExportsModule {
  formats(): ExportFormat[];
  /** @param apart the columns of numbers that the document has the places of (see src/apart.ts) */
  exported(
    document: string,
    apart: readonly ArrayLike<number>[],
    format: string,
    losses: LossSeries,
  ): Outcome<Exported>;
  /** @param onnx the bytes of the model; the document is JSON text */
  imported(onnx: Uint8Array): Outcome<{ document: string; notes: string[] }>;
}

declare const createModule: (options?: ModuleOptions) => Promise<ExportsModule>;
export default createModule;
