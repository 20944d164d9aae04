/** The three texts of a lesson → its compiled form in both languages and its entry of the index. */
import type { Block, CompiledLesson, Language, LessonEntry, Step, Titles } from '../play/index.ts';
import { failAt, type SourceText } from './error.ts';
import { type Plan, readPlan } from './plan.ts';
import { type Prose, readProse } from './prose.ts';

export interface LessonFolder {
  /** Name of the folder above: "2". */
  readonly chapter: string;
  /** Name of the folder: "2.1a". */
  readonly id: string;
  readonly yaml: SourceText;
  readonly prose: Readonly<Record<Language, SourceText>>;
}

export interface LessonModules {
  readonly entry: LessonEntry;
  readonly title: Titles[string];
  readonly lessons: Readonly<Record<Language, CompiledLesson>>;
}

/** @throws LessonError with file, line, column and a sentence that says what to write instead. */
export function compileLesson(folder: LessonFolder): LessonModules {
  const plan = readPlan(folder.yaml, folder.chapter, folder.id);
  const en = readProse(folder.prose.en, plan);
  const vi = readProse(folder.prose.vi, plan);
  checkParity(folder, plan, en, vi);
  const { id } = plan;
  const steps = plan.steps.map((step) => step.id);
  return {
    entry: { id, steps },
    title: { en: en.title, vi: vi.title },
    lessons: { en: join(plan, en, 'en'), vi: join(plan, vi, 'vi') },
  };
}

function join(plan: Plan, prose: Prose, language: Language): CompiledLesson {
  const { id, chapter, hash, scenarios } = plan;
  const steps = plan.steps.map((step, i): Step => {
    const { title = '', blocks = [] } = prose.sections[i] ?? {};
    return { id: step.id, title, ...step.rest, blocks };
  });
  return { id, chapter, language, hash, title: prose.title, scenarios, steps };
}

/** Both languages have the same boxes in the same order; paragraphs are the translator's own business. */
function checkParity(folder: LessonFolder, plan: Plan, en: Prose, vi: Prose): void {
  plan.steps.forEach(({ id }, i) => {
    const wanted = boxes(en.sections[i]?.blocks ?? []);
    const found = boxes(vi.sections[i]?.blocks ?? []);
    if (wanted.join() === found.join()) return;
    const file = folder.prose.vi;
    const at = file.text.search(new RegExp(`^## ${id} ·`, 'm'));
    failAt(
      file,
      Math.max(0, at),
      `Section '${id}' has the boxes ${list(found)}, but en.md has ${list(wanted)}; make them the same.`,
    );
  });
}

function boxes(blocks: readonly Block[]): string[] {
  return blocks
    .map((block) => (block.block === 'verdict' ? block.verdict : block.block))
    .filter((name) => !['paragraph', 'list', 'code'].includes(name));
}

const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
