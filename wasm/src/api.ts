/** What every entry of the package exports, whatever it runs in. */

export { EdgewiseError } from './error.js';
export { fromLink, toLink } from './link.js';
export { toCsv } from './to-csv.js';
export type { EngineOptions } from './engine.js';
export type * from './answers.js';
export type { Exported, ExportFormat, ExportName, Imported, LossSeries } from './exported.js';
export type * from './project.js';
export type { ReadOptions, ReadTable, TableSource } from './read-table.js';
export type * from './report.js';
export type * from './types.js';
