/** What a run of the benchmarks leaves behind, as JSON. */

export interface PeerFigure {
  name: string;
  /** Units a second. */
  rate: number;
  /** How many times as fast ours was: the median over rounds in turns. */
  ratio: number;
  goal: number | null;
}

export interface Row {
  place: 'Node' | 'Chromium' | 'native';
  id: string;
  work: string;
  unit: string;
  /** Units a second. */
  ours: number;
  peers: PeerFigure[];
  /** Multiplications and additions a second, of dense works. */
  operations?: number;
  /** The measured peak of such, and the share of it that was reached. */
  peak?: number;
  share?: number;
  shareGoal?: number | null;
  /** Of one map. */
  milliseconds?: number;
  millisecondsGoal?: number;
  /** Time an edge, dense = 1. */
  slowdown?: number;
  slowdownGoal?: number;
}

export interface Memory {
  work: string;
  /** What was counted. */
  what: string;
  megabytes: number;
  goal: number | null;
}

/** How long a work takes as something grows; `slope` 1 is linear. */
export interface Growth {
  in: string;
  sizes: number[];
  milliseconds: number[];
  /** Fitted to the logarithms of all, and of the larger half. */
  slope: number;
  upperSlope: number;
}

export interface Profile {
  work: string;
  place: 'Node' | 'native';
  /** Shares of the samples, largest first. */
  parts: { name: string; share: number }[];
}

/** Of the built page in a browser. */
export interface PageFigure {
  kind: 'training' | 'act' | 'start';
  work: string;
  /** The width of the page. */
  at: string;
  /** What was measured, with its unit. */
  what: string;
  value: number;
  goal?: { most: number } | { least: number };
}

export interface PageResults {
  date: string;
  chromium: string;
  /** The machine's load average before and after: what else ran beside it shows. */
  load: [number, number];
  figures: PageFigure[];
}

/** The command as a whole beside something else. */
export interface CommandFigure {
  work: string;
  /** What was measured, with its unit. */
  what: string;
  ours: number;
  beside: string;
  theirs: number;
  /** How many times as good ours was: the median over rounds in turns. */
  ratio: number;
  goal: number;
}

/** Restarts by many processes, simulated with times that were measured. */
export interface ManyRanks {
  work: string;
  restarts: number;
  ranks: number;
  /** Seconds of one core for a restart. */
  perRestart: number;
  /** Seconds of the whole run. */
  seconds: number;
  /** Of what as many cores would do without messages. */
  efficiency: number;
  messages: number;
  /** Seconds that rank 0 takes for one. */
  perMessage: number;
  /** Share of the time in which rank 0 answers. */
  busy: number;
}

export interface Results {
  date: string;
  machine: { cpu: string; cores: number; memory: string; system: string };
  versions: Record<string, string>;
  rows: Row[];
  memory: Memory[];
  /** Absent in results that are kept from before. */
  command?: CommandFigure[];
  manyRanks?: ManyRanks[];
  growth: Growth[];
  profiles: Profile[];
  /** Null where it was not measured. */
  page: PageResults | null;
  /** What could not be measured here, and why. */
  left: string[];
}
