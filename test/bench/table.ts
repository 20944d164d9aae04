/** One row of the bench's table, and the table as text. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  /** The yardstick: what the figure is held against. */
  readonly other: string;
  readonly ratio: string;
  readonly goal: string;
  /** Undefined: nothing to meet, or it could not be measured. */
  readonly met: boolean | undefined;
}

const HEAD = ['what', 'ours', 'other side', 'ratio', 'goal', ''];

export function tableOf(rows: readonly Row[]): string {
  const cells = [
    HEAD,
    ...rows.map(({ what, ours, other, ratio, goal, met }) => [what, ours, other, ratio, goal, verdict(met)]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

const verdict = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'met' : 'NOT MET');

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const times = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)}×`;
