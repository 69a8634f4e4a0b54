/** Files that a person brings: tables, projects and models, however they come. One is read at a time. */

import { EdgewiseError } from '../../../wasm/src/error.js';
import { parseJson } from '../../../wasm/src/json.js';
import type { Data, Project } from '../../../wasm/src/project.js';
import type { Choice, ReportEntry, TableReport } from '../../../wasm/src/report.js';
import { readHeld, readTable } from '../../../wasm/src/table-reader.js';
import { readTextFile } from '../../../wasm/src/text-file.js';
import { tableFault } from '../kit/table-fault.js';
import { withTestRows } from '../project/test-rows.js';
import type { Playground } from '../session/playground.js';

export interface Reading {
  name: string;
  /** 0 to 1. */
  share: number;
  /** Time it began, as performance.now() tells it. */
  since: number;
  cancel: () => void;
}

/** A table of a person's own, with what was assumed when it was read. */
export interface OwnTable {
  file: File;
  title: string;
  choices: readonly Choice[];
  data: Data;
  report: TableReport;
  /** What is to be predicted was said, not guessed. */
  isTargetSaid: boolean;
  /** Why it is not open yet: a column to predict has to be chosen, or the table is no use as it is. */
  waits: 'for a target' | 'for other rows or columns' | null;
}

/** What came of a file: a fault, or a table; neither of a project. */
export interface Outcome {
  fault: string;
  own: OwnTable | null;
}

type OnReading = (reading: Reading) => void;

/** Characters in which a project says that it is one. */
const headLength = 4096;

/** Projects say so at their beginning; other JSON is data. */
export async function isProject(file: File): Promise<boolean> {
  const head = await file.slice(0, headLength).text();
  return /^\ufeff?\s*\{/.test(head) && /"(edgewise|network)"\s*:/.test(head);
}

async function openProject(file: File, playground: Playground): Promise<Outcome> {
  const text = await readTextFile(file);
  let project: Project;
  try {
    project = parseJson(text) as Project;
  } catch (error) {
    if (error instanceof EdgewiseError) {
      return { fault: `"${file.name}", at "${error.path}": ${error.message}`, own: null };
    }
    const where = error instanceof Error ? ` (${error.message})` : '';
    const fault = `"${file.name}" is not a project: its text is not a complete JSON document${where}.`;
    return { fault, own: null };
  }
  if (await playground.openProject(project)) return { fault: '', own: null };
  return { fault: `"${file.name}": ${takenFault(playground)}`, own: null };
}

/** ONNX models say their version first, in a way that no text begins with. */
async function isModel(file: File): Promise<boolean> {
  if (/\.onnx$/i.test(file.name)) return true;
  const [first] = new Uint8Array(await file.slice(0, 1).arrayBuffer());
  return first === 8;
}

async function openModel(file: File, title: string, playground: Playground): Promise<Outcome> {
  if (import.meta.env.MODE === 'one-file') {
    const fault = `"${file.name}" is a model: it opens on the site, and this page then opens the project that you save there.`;
    return { fault, own: null };
  }
  const { exportsApart } = await import('../../../wasm/src/exports-apart.js');
  const { project, notes } = await exportsApart.imported(new Uint8Array(await file.arrayBuffer()));
  if (!(await playground.openProject({ title, ...project }))) {
    return { fault: `"${file.name}": ${takenFault(playground)}`, own: null };
  }
  if (notes.length > 0) playground.note(notes.join(' '));
  return { fault: '', own: null };
}

/** What the playground told, to be shown beside the data instead. */
function takenFault(playground: Playground): string {
  const fault = playground.message?.text ?? '';
  playground.dismiss();
  return fault;
}

async function readOwn(
  file: File,
  title: string,
  choices: readonly Choice[],
  onReading: OnReading,
): Promise<OwnTable> {
  const aborter = new AbortController();
  const reading = {
    name: file.name,
    since: performance.now(),
    cancel: () => {
      aborter.abort(new Error('Cancelled: the data are unchanged.'));
    },
  };
  onReading({ ...reading, share: 0 });
  const { data, report } = await readHeld(file, {
    choices,
    signal: aborter.signal,
    onProgress: (share) => {
      onReading({ ...reading, share });
    },
  });
  const isTargetSaid = choices.some(({ kind, taken }) => kind === 'role' && taken === 'target');
  return { file, title, choices, data, report, isTargetSaid, waits: null };
}

/** A table that nothing can be learnt from yet is not opened: it is shown, and the person asked. */
async function use(own: OwnTable, playground: Playground): Promise<Outcome> {
  const { data, report } = own;
  if (data.targets?.length === 0 && report.columns > 1 && report.rows > 1) {
    return { fault: '', own: { ...own, waits: 'for a target' } };
  }
  if (data.inputs?.length === 0 || data.targets?.length === 0) {
    const why = report.entries.find(({ kind, where }) => kind === 'role' && where === '');
    return { fault: why?.sentence ?? '', own: { ...own, waits: 'for other rows or columns' } };
  }
  if (await playground.useTable(own.data, own.title)) return { fault: '', own };
  return { fault: takenFault(playground), own: null };
}

async function told(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    return { fault: tableFault(error), own: null };
  }
}

/** What was there before stays if anything is wrong with the file. */
export function readFile(
  file: File,
  title: string,
  playground: Playground,
  onReading: OnReading,
): Promise<Outcome> {
  return told(async () => {
    if (await isModel(file)) return openModel(file, title, playground);
    if (await isProject(file)) return openProject(file, playground);
    return use(await readOwn(file, title, [], onReading), playground);
  });
}

/** Reads the file again with one assumption turned over. */
export function turnOver(
  own: OwnTable,
  { kind, where }: ReportEntry,
  taken: string,
  playground: Playground,
  onReading: OnReading,
): Promise<Outcome> {
  const others = own.choices.filter((one) => one.kind !== kind || one.where !== where);
  const choices = [...others, { kind, where, taken }];
  return told(async () => use(await readOwn(own.file, own.title, choices, onReading), playground));
}

/**
 * The rows of a file as the test set of the data that are open.
 * @returns a sentence that says what is wrong, or nothing
 */
export async function addTestRows(file: File, playground: Playground): Promise<string> {
  const info = playground.opened?.data;
  try {
    const [{ table: test }, table] = await Promise.all([readTable(file), playground.wholeTable()]);
    if (!info || !table) return '';
    const used = info.columns.filter(({ role }) => role !== 'ignore').map(({ name }) => name);
    const joined = withTestRows(table, test, used);
    if (typeof joined === 'string') return joined;
    const roles = {
      inputs: info.columns.filter(({ role }) => role === 'input').map(({ name }) => name),
      targets: info.columns.filter(({ role }) => role === 'target').map(({ name }) => name),
    };
    const split = { column: joined.column };
    const taken = await playground.changeData({ ...roles, table: joined.table, split });
    return taken ? '' : takenFault(playground);
  } catch (error) {
    return tableFault(error);
  }
}

/** The table with this column to be predicted, and from the others that can be used. */
export function predicting(own: OwnTable, column: string): OwnTable {
  const inputs = (own.data.inputs ?? []).filter((name) => name !== column);
  const others = own.report.names.filter((name) => name !== column);
  const data = { ...own.data, inputs: inputs.length > 0 ? inputs : others, targets: [column] };
  return { ...own, data, isTargetSaid: true, waits: null };
}

/** Opens the table with the column that was chosen. */
export function predict(
  own: OwnTable,
  column: string,
  playground: Playground,
  onReading: OnReading,
): Promise<Outcome> {
  if (own.waits !== null) return told(() => use(predicting(own, column), playground));
  // Read again: classes that are numbers are classes where they are to be told.
  const others = own.choices.filter(({ kind, taken }) => kind !== 'role' || taken !== 'target');
  const choices = [...others, { kind: 'role', where: column, taken: 'target' }];
  return told(async () => use(await readOwn(own.file, own.title, choices, onReading), playground));
}
