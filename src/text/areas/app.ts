/** Sentences of the page as a whole: notices, status, marks, units that the stage and the lesson share. */
import { area } from '../catalogue.ts';

export const appText = area({
  'skip-to-player': 'Skip to Play',
  'notice.unknown-link': 'That link names a step that does not exist (any more). This is the nearest one.',
  'notice.unreachable':
    'With your changes this step’s moment never comes. Restore the lesson’s own scenario to reach it.',
  'notice.failed':
    'The run stopped with an error of ours. Copy the report link and send it to us: it holds everything needed.',
  'notice.missing': 'Not loaded: {what}. Check the connection, then try again.',
  'notice.outdated':
    'Still not loaded: {what}. There may be a new version of Wire 101: reload the page; your place and your changes are kept.',
  'part.behind': 'the player, the inspector, the settings and the message line',
  'part.console': 'the server of your console',
  'part.engine': 'the engine that computes the run',
  'part.help': 'the help',
  'part.inspection': 'what reads the bytes',
  'part.kept': 'what reads links and kept changes',
  'part.language': 'that language',
  'part.lesson': 'this lesson',
  'part.page': 'the lessons',
  'part.play': 'the playground',
  'part.styles': 'the page’s looks',
  retry: 'Try again',
  reload: 'Reload the page',
  restore: 'Restore the lesson’s run',
  report: 'Copy the report link',
  'status.stopped': '{title}. Stopped at {at}.',
  'chapter.2': 'Theory',
  'none-yet': '…',
});
