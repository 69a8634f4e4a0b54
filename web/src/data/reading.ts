/** Files that a person brings: tables and projects, however they come. One is read at a time. */

import type { CsvReport } from '../../../wasm/src/csv.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Project } from '../../../wasm/src/project.js';
import type { Playground } from '../session/playground.js';

export interface Reading {
  name: string;
  /** 0 to 1. */
  share: number;
  /** Time it began, as performance.now() tells it. */
  since: number;
  cancel: () => void;
}

/** What came of a file: an error in `fault`, else what was assumed about a table in `notes`. */
export interface Outcome {
  fault: string;
  notes: string[];
}

const nothing: Outcome = { fault: '', notes: [] };

/** A project begins like an object, a table never does. */
export function looksLikeProject(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text);
}

async function isProject(file: File): Promise<boolean> {
  return file.name.endsWith('.json') || looksLikeProject(await file.slice(0, 200).text());
}

async function openProject(file: File, playground: Playground): Promise<Outcome> {
  const { readTextFile } = await import('../../../wasm/src/upload.js');
  const { parseJson } = await import('../../../wasm/src/json.js');
  const text = await readTextFile(file);
  let project: Project;
  try {
    project = parseJson(text) as Project;
  } catch (error) {
    if (error instanceof EdgewiseError) {
      return { fault: `"${file.name}", at "${error.path}": ${error.message}`, notes: [] };
    }
    const where = error instanceof Error ? ` (${error.message})` : '';
    const fault = `"${file.name}" is not a project: its text is no whole JSON document${where}.`;
    return { fault, notes: [] };
  }
  if (await playground.openProject(project)) return nothing;
  const fault = `"${file.name}": ${playground.message?.text ?? ''}`;
  playground.dismiss();
  return { fault, notes: [] };
}

async function useTable(
  file: File,
  title: string,
  playground: Playground,
  onReading: (reading: Reading) => void,
): Promise<Outcome> {
  const { readTable } = await import('../../../wasm/src/csv-reader.js');
  const aborter = new AbortController();
  const reading = {
    name: file.name,
    since: performance.now(),
    cancel: () => {
      aborter.abort(new Error('Cancelled: the data are as they were.'));
    },
  };
  onReading({ ...reading, share: 0 });
  const { table, report } = await readTable(file, {
    signal: aborter.signal,
    onProgress: (share) => {
      onReading({ ...reading, share });
    },
  });
  if (await playground.useTable({ table }, title)) return { fault: '', notes: notesOf(report) };
  const fault = playground.message?.text ?? '';
  playground.dismiss();
  return { fault, notes: [] };
}

function notesOf({ notes }: CsvReport): string[] {
  return notes.length > 6
    ? [...notes.slice(0, 6), `… and ${String(notes.length - 6)} more.`]
    : notes;
}

/** What was there before stays if anything is wrong with the file. */
export async function readFile(
  file: File,
  title: string,
  playground: Playground,
  onReading: (reading: Reading) => void,
): Promise<Outcome> {
  try {
    return (await isProject(file))
      ? await openProject(file, playground)
      : await useTable(file, title, playground, onReading);
  } catch (error) {
    const isTold = error instanceof EdgewiseError || error instanceof Error;
    return { fault: isTold ? error.message : String(error), notes: [] };
  }
}
