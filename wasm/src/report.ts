/** What the reader of tables says of a file: every assumption, with the other choice. */

/** One assumption; `kind` and `where` name it. */
export interface ReportEntry {
  /** "header", "delimiter", "decimal", "type", "missing", … */
  kind: string;
  /** '' for the whole file, "line 3", or the name of a column. */
  where: string;
  /** What was taken, one of the kind's words: "data". */
  taken: string;
  /** What could be meant instead: "names"; '' for a plain note. */
  other: string;
  /** All words that can be taken, where they are more than two. */
  options: string[];
  /** For people: "The first line was read as data." */
  sentence: string;
  /** What a button says that takes `other`: "These are names". */
  action: string;
  /** Both are about as likely: somebody should look. */
  ask: boolean;
}

/** An assumption turned over. */
export type Choice = Pick<ReportEntry, 'kind' | 'where' | 'taken'>;

export interface TableReport {
  rows: number;
  columns: number;
  /** Of all columns. */
  names: string[];
  format: 'delimited' | 'json' | 'markdown' | 'html' | 'arff' | 'spreadsheet';
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** ',' ';' '|' 'tab' 'blanks' …; '' where the format has none. */
  delimiter: string;
  /** Numbers are written as 1,5. */
  decimalComma: boolean;
  /** Cells without a value. */
  missing: number;
  entries: ReportEntry[];
  /** The sentences of all entries. */
  notes: string[];
}
