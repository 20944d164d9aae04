/**
 * The figures that prose and checks may name: `a.median` is the field `median` of lane a's ledger at the
 * cursor. The fields are those of `projections/model.ts`' Ledger; a test holds the two together.
 */

/** How a figure is written: a span of time (µs), octets, a percentage, a bare number. */
export type FigureUnit = 'span' | 'octets' | 'percent' | 'count';

export const FIGURES = {
  delivered: 'count',
  median: 'span',
  worst: 'span',
  octets: 'octets',
  octetsHttp2: 'octets',
  payload: 'octets',
  overhead: 'percent',
  roundTrips: 'count',
  polls: 'count',
  emptyPolls: 'count',
  connections: 'count',
  frames: 'count',
  frameHeader: 'octets',
  readyState: 'count',
} as const satisfies Readonly<Record<string, FigureUnit>>;

export type FigureField = keyof typeof FIGURES;
export type FigureName = `${string}.${FigureField}`;

/** Looks a figure up at the cursor; below 0 means that there is none yet. */
export type Figures = (name: FigureName) => number;

export interface FigureParts {
  readonly name: FigureName;
  readonly lane: string;
  readonly field: FigureField;
  readonly unit: FigureUnit;
}

/** `a.median` → lane a, field median, a span; undefined when it is no figure. */
export function parseFigure(name: string): FigureParts | undefined {
  const dot = name.indexOf('.');
  const field = name.slice(dot + 1);
  if (dot < 1 || !isField(field)) return undefined;
  const lane = name.slice(0, dot);
  return { name: `${lane}.${field}`, lane, field, unit: FIGURES[field] };
}

function isField(text: string): text is FigureField {
  return Object.hasOwn(FIGURES, text);
}
