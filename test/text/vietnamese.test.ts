/** One term for each thing in Vietnamese, on the page and in the lessons: the glossary is in src/text/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { translate } from '../../src/text/index.ts';
import { lessonText } from '../../src/text/lesson/index.ts';
import { lesson as lessonWords, speakVietnamese } from '../../src/text/vi/index.ts';

const LETTER = String.raw`\p{L}`;
/** A word by itself, in small letters or with a capital. */
const word = (written: string): RegExp => new RegExp(`(?<!${LETTER})(?:${written})(?!${LETTER})`, 'iu');

/** What must not be said, and what is said instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [word('núm|vặn'), 'thiết lập, chỉnh'],
  [word('thông điệp'), 'tin'],
  [word('header|tiêu đề'), 'phần đầu'],
  [word('khứ hồi'), 'vòng đi về'],
  [word('thẻ'), 'tab'],
  [word('lượt chạy'), 'lần chạy'],
  [word('đoạn'), 'gói'],
  [word('đường dây|trên dây'), 'đường truyền'],
  [word('server|client'), 'máy chủ, máy khách'],
  [word('script'), 'mã của trang'],
  [word('đầu phát|con trỏ|vị trí đang phát'), 'thời điểm đang phát'],
  [word('thiết bị'), 'hộp trung gian'],
  [/(?<!\p{L})hộp (?!trung gian|này|chỉ)/iu, 'hộp trung gian'],
  [word('lược quãng|lược \\{'), 'bỏ qua quãng lặng'],
  [word('lời đáp|hồi âm'), 'câu trả lời'],
  [word('ngỏ lời'), 'yêu cầu'],
  [word('suy nghĩ'), 'thời gian xử lý'],
  [word('dời chỗ'), 'chuyển hướng (307)'],
  [word('về không'), 'về tay không'],
  [word('lệnh RST'), 'gói RST'],
  [word('người chết'), 'tiến trình đã chết'],
  [word('nhận cùng nội dung'), 'gửi cùng những tin đó'],
  [word('cũng kết nối'), 'chính kết nối'],
];

/** What bears a banned word as its name. */
const NAMES = /Server-sent events/g;

/** A letter that only Vietnamese has. */
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

const breaches = (text: string): readonly string[] =>
  BANNED.flatMap(([banned, instead]) => {
    const found = banned.exec(text.replace(NAMES, ''))?.[0];
    return found === undefined ? [] : [`“${found.trim()}” → ${instead}`];
  });

const TEXT = fileURLToPath(new URL('../../src/text/', import.meta.url));
const LESSONS = fileURLToPath(new URL('../../lessons/', import.meta.url));

interface Table {
  readonly en: Readonly<Record<string, unknown>>;
  readonly vi: Readonly<Record<string, unknown>>;
}
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'en' in value && 'vi' in value;

/** Every table of the page, wherever in the room it is: a new one is found by itself. */
async function tables(): Promise<ReadonlyMap<string, Table>> {
  speakVietnamese();
  translate(lessonText, lessonWords);
  const found = new Map<string, Table>();
  for (const file of readdirSync(TEXT, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const exported: Readonly<Record<string, unknown>> = await import(`${TEXT}${file}`);
    for (const [name, value] of Object.entries(exported)) if (isTable(value)) found.set(name, value);
  }
  return found;
}

describe('Vietnamese on the page', () => {
  it('says each thing by its one term', async () => {
    const all = await tables();
    expect(all.size).toBeGreaterThan(12);
    for (const [name, { vi, en }] of all) {
      expect(vi, `${name} has a table of its own`).not.toBe(en);
      const found = Object.entries(vi).flatMap(([key, words]) =>
        breaches([words].flat().join(' ')).map((breach) => `${name} ${key}: ${breach}`),
      );
      expect(found).toEqual([]);
    }
  });
});

describe('Vietnamese in the lessons', () => {
  const files = readdirSync(LESSONS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('vi.md'),
  );

  it.each(files)('%s says each thing by its one term', (file) => {
    const text = readFileSync(`${LESSONS}${file}`, 'utf8');
    // What is quoted or typed is in another language, and keeps its words.
    const said = text
      .replace(/^> ```js$[\s\S]*?^> ```$/gm, '')
      .replace(/`[^`]*`/g, '')
      .split('\n')
      .filter((line) => VIETNAMESE.test(line))
      .join('\n')
      .replace(/\n(?:> ?)?\s*/g, ' ');
    expect(breaches(said)).toEqual([]);
  });

  it('would notice', () => {
    expect(breaches('Vặn một núm, rồi đọc header.')).toHaveLength(2);
    expect(breaches('Hộp đứng giữa đường.')).toHaveLength(1);
    expect(breaches('Hộp trung gian đứng giữa đường.')).toEqual([]);
  });
});
