/** Sentences of the page as a whole: notices, status, marks, units that the stage and the lesson share. */
import { area } from '../catalogue.ts';

export const appText = area({
  'skip-to-player': 'Skip to Play',
  'notice.unknown-link': 'That link names a step that does not exist (any more). This is the nearest one.',
  'notice.broken-link': 'That link is damaged: its changes could not be read. You see the lesson as it is.',
  'notice.older-link':
    'That link was made with an earlier edition of this lesson; its changes are applied to today’s.',
  'notice.unreachable':
    'With your changes this step’s moment never comes. Restore the lesson’s own scenario to reach it.',
  'notice.failed':
    'The run stopped with an error of ours. Copy the report link and send it to us: it holds everything needed.',
  'notice.loading-failed': 'This lesson could not be loaded. Check the connection and try again.',
  'status.stopped': '{title}. Stopped at {at}.',
  'status.copied': 'Link copied.',
  'status.copy-failed': 'The browser did not let us copy. The link is in the address bar.',
  'missing.transport': 'Not yet: lane {lane} still speaks something else.',
  'missing.knob-too-low': 'Not yet: the knob “{name}” stands too low.',
  'missing.knob-too-high': 'Not yet: the knob “{name}” stands too high.',
  'missing.fact': 'Not yet: this run does not contain it.',
  'missing.fact-later': 'It happens at {at}: play on.',
  'missing.figure-too-low': 'Not yet: the figure is still too low.',
  'missing.figure-too-high': 'Not yet: the figure is still too high.',
  'missing.action': 'So far: {count} of {wanted}.',
  'chapter.2': 'Theory',
  'none-yet': '…',
});
