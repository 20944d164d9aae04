/** The figures of a lesson's prose and checks as the stage has them: the lanes' ledgers at a time. */
import { parseFigure } from '../../src/course/play/index.ts';
import { http2Cost } from '../../src/projections/http2/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { ledgerAt } from '../../src/projections/index.ts';
import { http2Lanes } from '../../src/scenario/index.ts';
import type { FiguresAt } from './play-lesson.ts';

export const figuresAt: FiguresAt = (traces, cursor, scenario) => {
  const counted = http2Lanes(scenario);
  const ledgers = new Map(
    [...traces].map(([id, trace]) => {
      const index = new LaneIndex(id, trace);
      index.extend();
      return [
        id,
        ledgerAt(index.totals, cursor, counted.includes(id) ? http2Cost(trace).octets.at(cursor) : -1),
      ] as const;
    }),
  );
  return (name) => {
    const figure = parseFigure(name);
    return figure ? (ledgers.get(figure.lane)?.[figure.field] ?? -1) : -1;
  };
};
