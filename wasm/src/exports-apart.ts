/** Exports and imports in a worker of their own, so that no page waits for a large network; see table-reader.ts. */

import { besideThis } from './beside-this.js';
import type { Exporter } from './exporter.js';
import { exportsSource } from './locate-exports.js';
import { run } from './table-reader.js';
import { sentFile } from './wasm-source.js';

const wasm = () => sentFile(besideThis('exports.wasm', exportsSource));

export const exportsApart: Exporter = {
  formats: () => run((callee) => callee.exportFormats(wasm())),
  imported: (onnx) => run((callee) => callee.imported(onnx, wasm())),
  exported: (project, format, losses) =>
    run((callee) => callee.exported(project, format, wasm(), losses)),
};
