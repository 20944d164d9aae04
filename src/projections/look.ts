/**
 * How an arrow looks at a cursor. Octets give it a hue and a label; that an answer has nothing new, or so many
 * messages, is known from the moment at which the page has read it.
 */
import type { Micros } from '../base/index.ts';
import type { DrawnArrow } from './lane.ts';
import type { Hue, Label } from './model.ts';

const isRead = ({ readAt }: DrawnArrow, cursor: Micros): boolean => readAt >= 0 && readAt <= cursor;

export const hueAt = (arrow: DrawnArrow, cursor: Micros): Hue =>
  arrow.news === 0 && isRead(arrow, cursor) ? 'empty' : arrow.hue;

export function labelAt(arrow: DrawnArrow, cursor: Micros): Label {
  const { label, news, status } = arrow;
  if (!isRead(arrow, cursor)) return label;
  if (news === 0) return { code: `${status}`, note: { key: 'nothing-new', n: 0 } };
  return label.note === undefined ? { ...label, note: { key: 'messages', n: news } } : label;
}
