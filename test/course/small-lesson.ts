/** The smallest lesson with one of everything, and ways to break it. */
import { compileLesson, type LessonModules } from '../../src/course/compile/index.ts';

const YAML = `id: 9.1a
sources:
  - id: '2.1'
    of: A report
    says:
      - The server waits, and then the server answers at once.
scenario:
  seed: 7
  until: 4 s
  link: { rtt: 80 ms, jitter: 1.5 ms }
  lanes:
    a: { client: Alice, transport: polling, interval: 1.2 s }
    b: { client: Alice, transport: websocket }
  actions:
    - { at: 500 ms, server: say, from: Bob, text: hi }
    - { id: last, at: 3 s, client: Alice, do: say, text: bye }
steps:
  - id: first
    stop: { lane: b, fact: socket-event, event: open }
    select: stop
    speed: 0.5
    predict: { right: 2 }
  - id: the-end
    with: [{ lane: b, transport: websocket, handshake: no-key }]
    stop: end
    tab: handshake
    task:
      check:
        all:
          - knob: { name: interval, atMost: 300 ms }
          - figure: { name: a.median, below: 200 ms }
      solution:
        - { knobs: { interval: 0.3 s } }
`;

const EN = `# A small lesson

## first · It opens

Plain, **strong**, *soft*, \`code {"a":1}\` and {a.median} (RFC 6455 §4.1).

- one
- two & three

> The server waits … answers at once. (2.1)

> [!predict]
> Which one?
>
> - this
>   - Not this
>     one.
> - that
>   - That one.

## the-end · It ends

> [!confirmed] It used {b.octets}.

> [!task] Ask more often.

> [!hint]
> Turn the knob.

> [!try]
> In the console:
>
> \`\`\`js
> ## not a heading
> 1 + 1
> \`\`\`

> [!recap]
> - It opens (RFC 6455 §4.1).
> - It ends (RFC 6455 §7).
`;

const VI = EN.replace('A small lesson', 'Một bài nhỏ')
  .replace('It opens\n', 'Nó mở\n')
  .replace('at once. (2.1)', 'at once. (2.1)\n>\n> Máy chủ chờ, rồi trả lời ngay.');

export type Name = 'lesson.yaml' | 'en.md' | 'vi.md';
type Texts = Readonly<Record<Name, string>>;

export const GOOD: Texts = { 'lesson.yaml': YAML, 'en.md': EN, 'vi.md': VI };

export function compile(texts: Texts): LessonModules {
  const source = (file: Name): { file: Name; text: string } => ({ file, text: texts[file] });
  return compileLesson({
    chapter: '9',
    id: '9.1a',
    yaml: source('lesson.yaml'),
    prose: { en: source('en.md'), vi: source('vi.md') },
  });
}

/** The good lesson with one piece of one file replaced. */
export function broken(name: Name, piece: string, by: string): Texts {
  if (!GOOD[name].includes(piece)) throw new Error(`${name} has no ${piece}`);
  return { ...GOOD, [name]: GOOD[name].replace(piece, by) };
}

/** A lesson about another application, in which nobody says anything. */
export function aboutApp(app: string, texts: Texts = GOOD): Texts {
  const yaml = texts['lesson.yaml'].replace(/ {2}actions:\n(?: {4}.*\n)+/, `  app: ${app}\n`);
  return { ...texts, 'lesson.yaml': yaml };
}
