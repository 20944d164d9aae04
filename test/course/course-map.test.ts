/** lessons/course.yaml: what the map says, and each mistake that one can make in it. */
import { describe, expect, it } from 'vitest';
import { LessonError, readCourse } from '../../src/course/compile/index.ts';
import type { CourseMap, MapLesson } from '../../src/course/play/index.ts';
import { compile, GOOD } from './small-lesson.ts';

const COURSE = `picture: { seed: 7, until: 4 s, lanes: { a: { client: Alice, transport: websocket } }, actions: [] }
chapters:
  '8':
    title: { en: Before, vi: Trước }
    groups:
      - title: { en: 8.1 Planned, vi: 8.1 Dự định }
        lessons:
          8.1: { en: Some day, vi: Một ngày nào đó }
  '9':
    title: { en: Now, vi: Bây giờ }
    groups:
      - title: { en: 9.1 First, vi: 9.1 Một }
        lessons:
          9.1a:
          9.1c: { en: Later, vi: Sau này }
      - title: { en: 9.2 Second, vi: 9.2 Hai }
        lessons:
          9.2: { en: Last, vi: Cuối }
`;
const WRITTEN = compile(GOOD);
const also = (id: string) => ({ ...WRITTEN, entry: { ...WRITTEN.entry, id } });
const file = 'lessons/course.yaml';

/** "9.1a" of a lesson that is written, "(9.2)" of one that is planned; a list for each group. */
const shape = ({ chapters }: CourseMap): string[][] =>
  chapters.flatMap(({ groups }) =>
    groups.map(({ lessons }) =>
      lessons.map(({ id, steps }: MapLesson) => (steps === undefined ? `(${id})` : id)),
    ),
  );

describe('the map of the course', () => {
  it('takes the title and the steps of a lesson that is written from its own files', () => {
    const { chapters } = readCourse({ file, text: COURSE }, [WRITTEN]);
    expect(chapters.map(({ id, title }) => `${id} ${title.vi}`)).toEqual(['8 Trước', '9 Bây giờ']);
    expect(chapters[1]?.groups[0]).toEqual({
      title: { en: '9.1 First', vi: '9.1 Một' },
      lessons: [
        { id: '9.1a', title: WRITTEN.title, steps: WRITTEN.entry.steps },
        { id: '9.1c', title: { en: 'Later', vi: 'Sau này' } },
      ],
    });
  });

  it('needs no change for a lesson that was planned and is written now', () => {
    const map = readCourse({ file, text: COURSE }, [WRITTEN, also('9.1c')]);
    expect(shape(map)).toEqual([['(8.1)'], ['9.1a', '9.1c'], ['(9.2)']]);
    expect(map.chapters[1]?.groups[0]?.lessons[1]?.title).toEqual(WRITTEN.title);
  });

  it('has a lesson that nobody planned in the group of the one before it', () => {
    const written = [WRITTEN, also('9.1b'), also('9.3')];
    expect(shape(readCourse({ file, text: COURSE }, written))).toEqual([
      ['(8.1)'],
      ['9.1a', '9.1b', '(9.1c)'],
      ['(9.2)', '9.3'],
    ]);
  });
});

const mistake = (piece: string, by: string): string => {
  expect(COURSE).toContain(piece);
  try {
    readCourse({ file, text: COURSE.replace(piece, by) }, [WRITTEN]);
  } catch (error) {
    if (error instanceof LessonError) return error.message;
    throw error;
  }
  return 'no mistake found';
};

describe('a mistake in course.yaml', () => {
  it.each([
    ['until: 4 s', 'until: 4', ":1:28 Expected a time such as '80 ms' or '1.2 s' for 'until'."],
    ['chapters:', 'chapter:', ":2:1 Unknown key 'chapter' in the file; did you mean 'chapters'?"],
    [
      '    groups:\n      - title: { en: 9.1',
      '    group:\n      - title: { en: 9.1',
      ":11:5 Unknown key 'group' in '9'; did you mean 'groups'?",
    ],
    ['title: { en: Now, vi: Bây giờ }', 'title: { en: Now }', ":10:12 'title' needs a key 'vi'."],
    ['vi: Một ngày nào đó', 'vie: Một ngày nào đó', ":8:32 Unknown key 'vie' in '8.1'; did you mean 'vi'?"],
    [
      '{ en: Later, vi: Sau này }',
      '',
      ':15:17 Lesson 9.1c has no folder yet; write its short title: { en: …, vi: … }.',
    ],
    ['{ en: Last, vi: Cuối }', '{ en: 7, vi: Cuối }', ":18:22 Expected a text for 'en'."],
    ['          8.1:', '          9.1a:\n          8.1:', ':8:16 Lesson 9.1a does not belong in chapter 8.'],
    [
      '          9.2:',
      '          9.1a:\n          9.2:',
      ':18:16 Lesson 9.1a stands here twice; it has one place.',
    ],
    ["  '9':", "  '7':", ':14:16 Lesson 9.1a does not belong in chapter 7.'],
    [
      COURSE.slice(COURSE.indexOf("  '9':")),
      '',
      ':3:3 Lesson 9.1a is of no chapter that stands here; add its chapter.',
    ],
    [
      COURSE.slice(COURSE.indexOf('      - title: { en: 9.1')),
      '      []\n',
      ':12:7 Chapter 9 has at least one group.',
    ],
    [
      '{ en: Last',
      '{ en: Last: 3',
      ":18:22 This is not YAML: Block collections are not allowed within flow collections; a text with ': ' or ' #' in it stands in quotes.",
    ],
  ])('%j → %j', (piece, by, expected) => {
    expect(mistake(piece, by)).toBe(`${file}${expected}`);
  });
});
