/** The Vite plugin: folders in, lazy modules out, and a build that stops at a mistake. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from 'vite';
import { lessons } from '../../src/course/compile/index.ts';
import { broken, GOOD } from './small-lesson.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wire101-'));
  writeFileSync(
    join(root, 'main.ts'),
    "import { index, load } from 'virtual:lessons';\nconsole.log(index, load, import('virtual:lessons/titles'));\n",
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(folder: string, texts: Readonly<Record<string, string>>): void {
  mkdirSync(join(root, 'lessons', folder), { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, 'lessons', folder, name), text);
}

interface Chunk {
  readonly isEntry: boolean;
  readonly code: string;
}

async function bundle(): Promise<Chunk[]> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [lessons()],
    build: { write: false, minify: false, rolldownOptions: { input: join(root, 'main.ts') } },
  });
  if (!('output' in output)) throw new Error('one build was asked for');
  return output.output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
}

describe('the plugin', () => {
  it('puts ids into the first chunk, titles and each lesson and language into one of their own', async () => {
    write('9/9.1a', GOOD);
    const chunks = await bundle();
    const entry = chunks.find(({ isEntry }) => isEntry);
    expect(entry?.code).toContain('9.1a');
    expect(entry?.code).toContain('the-end');
    for (const prose of ['A small lesson', 'Một bài nhỏ', 'Which one?'])
      expect(entry?.code).not.toContain(prose);
    expect(
      chunks.filter(({ code }) => code.includes('Một bài nhỏ') && code.includes('A small lesson')),
    ).toHaveLength(1);
    expect(chunks.filter(({ code }) => code.includes('Which one?'))).toHaveLength(2);
  });

  it('finds a lesson by its folder alone, in the course’s order', async () => {
    for (const id of ['9.10', '9.2', '9.1a']) {
      write(`9/${id}`, { ...GOOD, 'lesson.yaml': GOOD['lesson.yaml'].replace('id: 9.1a', `id: '${id}'`) });
    }
    cpSync(join(root, 'lessons/9/9.2/en.md'), join(root, 'lessons/9/notes.md'));
    const entry = (await bundle()).find(({ isEntry }) => isEntry);
    expect(entry?.code.match(/"?id"?: "9\.\w+"/g)).toEqual(
      ['"9.1a"', '"9.2"', '"9.10"'].map((id) => expect.stringContaining(id)),
    );
  });

  it('stops the build at a mistake, with file, line and column', async () => {
    write('9/9.1a', broken('vi.md', '{a.median}', '{a.mean}'));
    await expect(bundle()).rejects.toThrow('lessons/9/9.1a/vi.md:5:47 No figure is called');
  });

  it('has a map for who asks for it, and stops the build at a mistake in it', async () => {
    write('9/9.1a', GOOD);
    writeFileSync(
      join(root, 'main.ts'),
      "import { course } from 'virtual:lessons/course';\nconsole.log(course);\n",
    );
    await expect(bundle()).rejects.toThrow('lessons/course.yaml:1:1 This file is missing;');
    const map = (id: string): string =>
      `picture: { seed: 7, until: 4 s, lanes: { a: { client: Alice, transport: websocket } }, actions: [] }\nchapters:\n  '9':\n    title: { en: Nine, vi: Chín }\n    groups:\n      - title: { en: All, vi: Hết }\n        lessons: { ${id}: }\n`;
    writeFileSync(join(root, 'lessons/course.yaml'), map('9.1b'));
    await expect(bundle()).rejects.toThrow(/lessons\/course\.yaml:7:\d+ Lesson 9\.1b has no folder yet/);
    writeFileSync(join(root, 'lessons/course.yaml'), map('9.1a'));
    const [entry] = await bundle();
    expect(entry?.code).toContain('A small lesson');
    expect(entry?.code).toContain('Hết');
  });

  it('stops the build when a language is missing', async () => {
    const { 'vi.md': _, ...rest } = GOOD;
    write('9/9.1a', rest);
    await expect(bundle()).rejects.toThrow(
      'lessons/9/9.1a/vi.md:1:1 This file is missing; lesson 9.1a needs vi.md',
    );
  });
});
