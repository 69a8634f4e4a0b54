/** The results as lines of a table, for the terminal and for web/docs/performance.md. */

import type {
  CommandFigure,
  Growth,
  ManyRanks,
  Memory,
  PageFigure,
  PageResults,
  Profile,
  Results,
  Row,
} from './results.js';

type Line = string[];

export interface Table {
  title: string;
  head: Line;
  lines: Line[];
}

function short(value: number): string {
  const units: [number, string][] = [
    [1e9, ' G'],
    [1e6, ' M'],
  ];
  for (const [size, sign] of units) {
    if (value >= size) return `${(value / size).toPrecision(3)}${sign}`;
  }
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

const times = (value: number) => `${short(value)} x`;
const percent = (value: number) => `${(100 * value).toFixed(0)} %`;
const giga = (value: number) => (value / 1e9).toFixed(1);
const met = (isMet: boolean) => (isMet ? 'yes' : 'no');

function linesOf(row: Row): Line[] {
  const start = [row.work, row.place, `${short(row.ours)} ${row.unit}`];
  const dense = [
    row.operations === undefined ? '' : giga(row.operations),
    row.share === undefined ? '' : percent(row.share),
  ];
  const lines: Line[] = row.peers.map((peer) => [
    ...start,
    peer.name,
    short(peer.rate),
    times(peer.ratio),
    peer.goal === null ? '' : times(peer.goal),
    peer.goal === null ? '' : met(peer.ratio >= peer.goal),
    ...dense,
  ]);
  if (row.shareGoal && row.share !== undefined && row.peak !== undefined) {
    lines.push([
      ...start,
      'measured peak',
      `${giga(row.peak)} GFLOP/s`,
      percent(row.share),
      percent(row.shareGoal),
      met(row.share >= row.shareGoal),
      ...dense,
    ]);
  }
  if (row.milliseconds !== undefined && row.millisecondsGoal !== undefined) {
    lines.push([
      ...start,
      'a frame at 60 Hz',
      '60',
      `${row.milliseconds.toFixed(1)} ms`,
      `${row.millisecondsGoal.toFixed(1)} ms`,
      met(row.milliseconds < row.millisecondsGoal),
      ...dense,
    ]);
  }
  if (row.slowdown !== undefined && row.slowdownGoal !== undefined) {
    lines.push([
      ...start,
      'the dense network',
      short(row.ours * row.slowdown),
      `${row.slowdown.toFixed(2)} x slower`,
      `${row.slowdownGoal.toFixed(1)} x`,
      met(row.slowdown <= row.slowdownGoal),
      ...dense,
    ]);
  }
  if (lines.length === 0) lines.push([...start, '–', '', '', '', '', ...dense]);
  return lines;
}

function speedTable(place: Row['place'], rows: readonly Row[]): Table {
  return {
    title: { Node: 'WebAssembly in Node', Chromium: 'WebAssembly in Chromium', native: 'Native' }[
      place
    ],
    head: ['work', 'ours', 'beside', 'its figure', 'ratio', 'target', 'met', 'GFLOP/s', 'of peak'],
    lines: rows
      .filter((row) => row.place === place)
      .flatMap(linesOf)
      .map(([work = '', , ...rest]) => [work, ...rest]),
  };
}

function memoryTable(memory: readonly Memory[]): Table {
  return {
    title: 'Memory',
    head: ['work', 'what', 'MB', 'target', 'met'],
    lines: memory.map(({ work, what, megabytes, goal }) => [
      work,
      what,
      megabytes.toFixed(0),
      goal === null ? '' : `< ${goal}`,
      goal === null ? '' : met(megabytes < goal),
    ]),
  };
}

function commandTable(figures: readonly CommandFigure[]): Table {
  return {
    title: 'The command',
    head: ['work', 'what', 'ours', 'beside', 'its figure', 'ratio', 'target', 'met'],
    lines: figures.map(({ work, what, ours, beside, theirs, ratio, goal }) => [
      work,
      what,
      short(ours),
      beside,
      short(theirs),
      `${ratio.toFixed(2)} x`,
      times(goal),
      met(ratio >= goal),
    ]),
  };
}

function timeText(seconds: number): string {
  if (seconds < 100) return `${seconds.toPrecision(3)} s`;
  return seconds < 6000 ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function ranksTable(runs: readonly ManyRanks[]): Table {
  return {
    title: 'Restarts by many processes, simulated',
    head: [
      ...['restarts of', 'how many', 'one takes', 'on one core', 'ranks', 'the run takes'],
      ...['efficiency', 'a message costs rank 0', 'rank 0 answers'],
    ],
    lines: runs.map((run) => [
      run.work,
      run.restarts.toLocaleString('en'),
      `${(1e3 * run.perRestart).toPrecision(3)} ms`,
      timeText(run.restarts * run.perRestart),
      run.ranks.toLocaleString('en'),
      timeText(run.seconds),
      percent(run.efficiency),
      `${(1e6 * run.perMessage).toFixed(0)} µs`,
      `${percent(run.busy)} of the time`,
    ]),
  };
}

function growthTable(growth: readonly Growth[]): Table {
  return {
    title: 'Growth of the time',
    head: ['in', 'from', 'to', 'slope', 'slope of the upper half'],
    lines: growth.map((one) => [
      one.in,
      one.sizes[0]!.toLocaleString('en'),
      one.sizes.at(-1)!.toLocaleString('en'),
      one.slope.toFixed(2),
      one.upperSlope.toFixed(2),
    ]),
  };
}

function profileTable(place: Profile['place'], profiles: readonly Profile[]): Table {
  const names = { Node: 'WebAssembly in Node', native: 'native' };
  return {
    title: `Where the time goes, ${names[place]}`,
    head: ['work', 'share of samples, by function'],
    lines: profiles
      .filter((profile) => profile.place === place)
      .map(({ work, parts }) => [
        work,
        parts.map(({ name, share }) => `${name} ${percent(share)}`).join(', '),
      ]),
  };
}

const rounded = (value: number) => value.toFixed(value < 10 && value % 1 !== 0 ? 1 : 0);

function isMet({ value, goal }: PageFigure): boolean | null {
  if (goal === undefined) return null;
  return 'most' in goal ? value <= goal.most : value >= goal.least;
}

/** A line for every work, its figures side by side. */
function trainingTable(figures: readonly PageFigure[]): Table {
  const names = [...new Set(figures.map(({ what }) => what))];
  const works = new Map<string, PageFigure[]>();
  for (const figure of figures) {
    const key = `${figure.work}, ${figure.at}`;
    works.set(key, [...(works.get(key) ?? []), figure]);
  }
  const goals = names.map((name) => {
    const goal = figures.find(({ what }) => what === name)?.goal;
    if (goal === undefined) return '';
    return 'most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`;
  });
  return {
    title: 'The page while it trains at full speed',
    head: ['work', 'at', ...names, 'met'],
    lines: [
      ['target', '', ...goals, ''],
      ...[...works.values()].map((all) => [
        all[0]!.work,
        all[0]!.at,
        ...names.map((name) => rounded(all.find(({ what }) => what === name)?.value ?? NaN)),
        met(all.every((one) => isMet(one) !== false)),
      ]),
    ],
  };
}

function actsTable(figures: readonly PageFigure[]): Table {
  return {
    title: 'The page when it starts and when something is chosen',
    head: ['work', 'what', 'figure', 'target', 'met'],
    lines: figures.map((figure) => {
      const { work, what, value, goal } = figure;
      const target = goal && ('most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`);
      const is = isMet(figure);
      return [work, what, rounded(value), target ?? '', is === null ? '' : met(is)];
    }),
  };
}

export function pageTables(page: PageResults | null): Table[] {
  if (!page) return [];
  const { figures } = page;
  const isTraining = ({ kind }: PageFigure) => kind === 'training';
  return [
    trainingTable(figures.filter(isTraining)),
    actsTable(figures.filter((figure) => !isTraining(figure))),
  ];
}

/** Figures of two sites, measured in turns. */
export function turnsTable(before: readonly PageFigure[], now: readonly PageFigure[]): Table {
  return {
    title: 'The page before and now',
    head: ['work', 'at', 'what', 'before', 'now'],
    lines: now.map(({ work, at, what, value }, k) => [
      work,
      at,
      what,
      (before[k]?.value ?? NaN).toFixed(1),
      value.toFixed(1),
    ]),
  };
}

export const commandTables = ({ command, manyRanks }: Pick<Results, 'command' | 'manyRanks'>) => [
  ...(command?.length ? [commandTable(command)] : []),
  ...(manyRanks?.length ? [ranksTable(manyRanks)] : []),
];

export function tablesOf(results: Results): Table[] {
  const places = ['Node', 'Chromium', 'native'] as const;
  return [
    ...places
      .filter((place) => results.rows.some((row) => row.place === place))
      .map((place) => speedTable(place, results.rows)),
    memoryTable(results.memory),
    ...commandTables(results),
    growthTable(results.growth),
    ...(['Node', 'native'] as const)
      .filter((place) => results.profiles.some((profile) => profile.place === place))
      .map((place) => profileTable(place, results.profiles)),
    ...pageTables(results.page),
  ];
}

/** Columns side by side; a cell like the one above it is left out where it only repeats the work. */
export function asText({ title, head, lines }: Table): string {
  const all = [head, ...lines];
  const widths = head.map((_, k) => Math.max(...all.map((line) => line[k]?.length ?? 0)));
  const rows = all.map((line) =>
    line
      .map((cell, k) => cell.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  );
  return [`\n${title}`, ...rows].join('\n');
}

function asMarkdown({ title, head, lines }: Table): string {
  const row = (cells: Line) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`### ${title}\n`, row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}

export function pageNote({ date, chromium, load }: PageResults): string {
  const [before, after] = load.map((one) => one.toFixed(1));
  return `The page: ${date.slice(0, 10)}, Chromium ${chromium}; the machine's load average was ${before} before and ${after} after.`;
}

export function markdownOf(results: Results): string {
  const { date, machine, versions, left, page } = results;
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured on ${date.slice(0, 10)}: ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}. ${names.join(', ')}.`,
    ...left,
    ...(page ? [pageNote(page)] : []),
    ...tablesOf(results).map(asMarkdown),
  ].join('\n\n');
}
