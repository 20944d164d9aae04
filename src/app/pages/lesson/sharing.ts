/** Links and kept edits: what is read when there is something to read, and written when there is something to keep. */
import { micros } from '../../../base/index.ts';
import type { CompiledLesson } from '../../../course/play/index.ts';
import type { Edit, Excess } from '../../../scenario/index.ts';
import {
  BOUNDS,
  costOf,
  formatEdits,
  formatShared,
  isUnreadable,
  parseEdits,
  parseShared,
  type Shared,
  splitEdits,
  type Unreadable,
} from '../../../scenario/json/index.ts';
import { fill, formatNumber, formatOctets, formatSpan, type Language } from '../../../text/index.ts';
import { type NoticesKey, noticesText } from '../../../text/notices/index.ts';
import type { Notice, Words } from '../../notices.ts';
import { editing } from '../../../lab/editing/index.ts';
import { saveRun } from './files.ts';
import { LATER } from '../../later.ts';
import { EDITS, forget, keep, recall, recallAll } from '../../storage.ts';
import { unreadable } from './unreadable.ts';
import type { LessonPage } from './lesson-page.ts';

export { openRun } from './files.ts';
export { formatEdits, parseEdits } from '../../../scenario/json/index.ts';

/** Browsers differ in how long an address may be; so many characters open in all of them. */
const LONGEST_LINK = 64_000;

export interface Link {
  /** Where its playhead stands, and what is selected; undefined where it cannot be shown. */
  readonly shared?: Shared;
  /** Its changes, unless there are none, or they are the learner's own. */
  readonly borrowed?: readonly Edit[];
  readonly notice?: Notice;
}

export const words =
  (
    key: NoticesKey,
    places: (language: Language) => Readonly<Record<string, string | number>> = () => ({}),
  ): Words =>
  (language) =>
    fill(language, noticesText[language][key], places(language));

// Reading

/** What a link or a file brings to that step. */
export function readLink(
  page: LessonPage,
  from: string | Shared,
  lesson: CompiledLesson,
  step: number,
): Link | undefined {
  page.lab.editing = editing;
  const shared: Shared | Unreadable | undefined = typeof from === 'string' ? parseShared(from) : from;
  if (shared === undefined) return undefined;
  if (isUnreadable(shared)) return { notice: { words: unreadable('link', shared) } };
  const n = lesson.steps[step]?.scenario ?? 0;
  const key = `${lesson.id}/${n}`;
  const { edits, hash } = shared;
  const scenario = lesson.scenarios[n];
  const excess = scenario && costOf(scenario, edits);
  if (excess !== undefined) {
    return { notice: { words: words('link.too-costly', (language) => ({ why: why(language, excess) })) } };
  }
  const isOwn = JSON.stringify(edits) === JSON.stringify(page.lab.drafts.of(key).present.edits);
  if (edits.length === 0 || isOwn) return { shared };
  const question = words('borrowed');
  const older = words('link.older');
  return {
    shared,
    borrowed: edits,
    notice: {
      words: (language) =>
        hash === lesson.hash ? question(language) : `${older(language)} ${question(language)}`,
      actions: [
        { words: words('keep-mine'), act: () => page.endLink(key, false) },
        { words: words('keep-these'), act: () => page.endLink(key, true) },
      ],
      about: 'question',
    },
  };
}

/** Brings back the edits of earlier visits. What cannot be read is set aside: a newer page may want it back. */
export function recallEdits(page: LessonPage): void {
  page.lab.editing = editing;
  const isApart = takeApart();
  let bad = 0;
  let isUnread = !isApart;
  for (const [key, text] of recallAll(EDITS)) {
    const saved = parseEdits(text);
    if (saved !== undefined) page.lab.drafts.remember(key, saved.edits);
    if (saved?.bad === 0) continue;
    bad += saved?.bad ?? 0;
    isUnread ||= saved === undefined;
    // In a full storage the text stays where it is.
    if (!setAside(key)) continue;
    if (saved === undefined) forget(EDITS + key);
    else keep(EDITS + key, formatEdits(saved.edits));
  }
  if (isUnread) page.shell.set({ notice: { words: words('kept.none') } });
  else if (bad > 0) page.shell.set({ notice: { words: words('kept.some', () => ({ n: bad })) } });
}

/** Earlier pages kept all edits in one text; it stays until all of it is kept elsewhere. False where it cannot be read. */
function takeApart(): boolean {
  const together = recall('edits');
  if (together === null) return true;
  const parts = splitEdits(together);
  const isKept =
    parts === undefined
      ? keep('edits-set-aside', together)
      : [...parts].every(([key, text]) => recall(EDITS + key) !== null || keep(EDITS + key, text));
  if (isKept) forget('edits');
  return parts !== undefined;
}

/** False where there is no room for it. */
function setAside(key: string): boolean {
  const text = recall(EDITS + key);
  return text === null || keep(`edits-set-aside/${key}`, text);
}

// Saying

/** `kept`: the key of edits that were kept from an earlier page, and stand in the way no more. */
export function refused(excess: Excess, kept: string | undefined): Notice {
  if (kept !== undefined) setAside(kept);
  const key = kept === undefined ? 'refused' : 'too-costly.kept';
  return { words: words(key, (language) => ({ why: why(language, excess) })), about: 'edits' };
}

function why(language: Language, { bound, is }: Excess): string {
  const written = (n: number): string =>
    bound === 'octets'
      ? formatOctets(language, n)
      : bound === 'time'
        ? formatSpan(language, micros(n))
        : formatNumber(language, Math.ceil(n));
  return words(`why.${bound}`, () => ({ most: written(BOUNDS[bound]), is: written(is) }))(language);
}

export const full = (page: LessonPage): Notice => ({ words: words('full'), actions: [saving(page)] });

const saving = (page: LessonPage): NonNullable<Notice['actions']>[number] => ({
  words: words('save-file'),
  act: () => saveRun(page),
});

// Writing

/** Copies the link to this very moment; a run that is too long for a link goes into a file. */
export async function share(page: LessonPage): Promise<void> {
  const { lesson } = page.state;
  const { step, lab } = page;
  if (lesson === undefined || step === undefined) return;
  const { history: edits, cursor, selection } = lab;
  const selected = selection.address;
  const query = formatShared({ hash: lesson.hash, edits: edits.present.edits, cursor, selected });
  const { href } = new URL(page.addressWith(query), location.href);
  if (href.length > LONGEST_LINK) {
    const places = { is: href.length, most: LONGEST_LINK };
    return page.shell.set({
      notice: { words: words('link.too-long', () => places), actions: [saving(page)], about: 'edits' },
    });
  }
  history.replaceState(null, '', href);
  const { copyText } = await LATER.behind.get();
  page.shell.announce(words((await copyText(href)) ? 'copied' : 'copy-failed')(page.shell.state.language));
}
