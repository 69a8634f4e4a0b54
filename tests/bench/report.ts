/** The results as lines of a table, for the terminal and for web/docs/performance.md. */

import type { Growth, Memory, PageFigure, Profile, Results, Row } from './results.js';

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

export function pageTable(figures: readonly PageFigure[]): Table {
  return {
    title: 'The page in Chromium',
    head: ['work', 'at', 'what', 'figure', 'target', 'met'],
    lines: figures.map(({ work, at, what, value, goal }) => {
      const start = [work, at, what, value.toFixed(value < 10 && value % 1 !== 0 ? 1 : 0)];
      if (goal === undefined) return [...start, '', ''];
      return 'most' in goal
        ? [...start, `at most ${goal.most}`, met(value <= goal.most)]
        : [...start, `at least ${goal.least}`, met(value >= goal.least)];
    }),
  };
}

export function tablesOf(results: Results): Table[] {
  const places = ['Node', 'Chromium', 'native'] as const;
  return [
    ...places
      .filter((place) => results.rows.some((row) => row.place === place))
      .map((place) => speedTable(place, results.rows)),
    memoryTable(results.memory),
    growthTable(results.growth),
    ...(['Node', 'native'] as const)
      .filter((place) => results.profiles.some((profile) => profile.place === place))
      .map((place) => profileTable(place, results.profiles)),
    ...(results.page.length > 0 ? [pageTable(results.page)] : []),
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

export function markdownOf(results: Results): string {
  const { date, machine, versions, left } = results;
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured on ${date.slice(0, 10)}: ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}. ${names.join(', ')}.`,
    ...left,
    ...tablesOf(results).map(asMarkdown),
  ].join('\n\n');
}
