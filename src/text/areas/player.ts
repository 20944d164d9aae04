/** Words of the player: its buttons, the timeline and the learner's own marks on it. */
import { area } from '../catalogue.ts';

export const playerText = area({
  player: 'Player',
  play: 'Play',
  pause: 'Pause',
  back: 'Step back',
  forward: 'Step forward',
  restart: 'Restart',
  undo: 'Undo',
  redo: 'Redo',
  timeline: 'Timeline',
  value: '{at} of {end}',
  speed: 'Speed',
  times: '{speed}×',
  cut: 'Cut gaps',
  marks: 'Your actions',
  mark: '{label}, {at}',
  'mark-help': 'Arrow keys move it by 10 ms, with Shift by 100 ms. Enter edits it, Delete removes it.',
  'mark-words': 'Message',
  'mark-save': 'Save',
  'mark-remove': 'Remove',
});
