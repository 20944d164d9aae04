/** Each mistake a teacher can make: one piece of a good lesson replaced → place and sentence. */
import { describe, expect, it } from 'vitest';
import { LessonError } from '../../src/course/compile/index.ts';
import { broken, compile, type Name } from './small-lesson.ts';

type Case = readonly [file: Name, piece: string, by: string, message: string];

const message = (file: Name, piece: string, by: string): string => {
  try {
    compile(broken(file, piece, by));
  } catch (error) {
    if (error instanceof LessonError) return error.message;
    throw error;
  }
  return 'no mistake found';
};

const suite = (name: string, cases: readonly Case[]): void => {
  describe(name, () => {
    for (const [file, piece, by, expected] of cases) {
      it(`${JSON.stringify(piece).slice(0, 40)} → ${JSON.stringify(by).slice(0, 50)}`, () => {
        expect(message(file, piece, by)).toBe(expected);
      });
    }
  });
};

suite('a mistake in lesson.yaml', [
  [
    'lesson.yaml',
    'rtt: 80 ms,',
    'rtt: 80 ms: 3,',
    "lesson.yaml:10:16 This is not YAML: Block collections are not allowed within flow collections; a text with ': ' or ' #' in it stands in quotes.",
  ],
  [
    'lesson.yaml',
    'seed: 7',
    'seed: 7\n  seed: 8',
    "lesson.yaml:9:3 This is not YAML: Map keys must be unique; a text with ': ' or ' #' in it stands in quotes.",
  ],
  ['lesson.yaml', 'id: 9.1a', 'id: 9.1b', "lesson.yaml:1:5 The id is the folder's name; write id: '9.1a'."],
  [
    'lesson.yaml',
    'steps:\n',
    'stepps:\n',
    "lesson.yaml:17:1 Unknown key 'stepps' in the file; did you mean 'steps'?",
  ],
  ['lesson.yaml', '  until: 4 s\n', '', "lesson.yaml:8:3 'scenario' needs a key 'until'."],
  [
    'lesson.yaml',
    '  until: 4 s\n',
    '  until: 4 s\n  app: chess\n',
    "lesson.yaml:10:8 There is no application 'chess'. Those that there are: chat, ticker.",
  ],
  [
    'lesson.yaml',
    '  until: 4 s\n',
    '  until: 4 s\n  app: { name: chat, pace: 3 s }\n',
    "lesson.yaml:10:28 Unknown key 'pace'; did you mean 'name'?",
  ],
  [
    'lesson.yaml',
    '  until: 4 s\n',
    '  until: 4 s\n  app: ticker\n',
    "lesson.yaml:16:7 'say' is a deed of the application 'chat'; this scenario is about 'ticker'.",
  ],
  [
    'lesson.yaml',
    '- knob: { name: interval, atMost: 300 ms }',
    '- action: { kind: server, deed: burst, count: 1 }',
    "lesson.yaml:30:43 'deed' cannot be 'burst'; write one of: say, ping, close, raw, crash, restart.",
  ],
  [
    'lesson.yaml',
    'rtt: 80 ms',
    'rtt: 80',
    "lesson.yaml:10:16 Expected a time such as '80 ms' or '1.2 s' for 'rtt'.",
  ],
  [
    'lesson.yaml',
    'jitter: 1.5 ms',
    'jiter: 1.5 ms',
    "lesson.yaml:10:30 Unknown key 'jiter'; did you mean 'jitter'?",
  ],
  ['lesson.yaml', 'interval: 1.2 s', 'interval: 1 ms', 'lesson.yaml:12:55 It is at least 10 ms.'],
  [
    'lesson.yaml',
    'jitter: 1.5 ms',
    'jitter: 1.5 ms, loss: 1001',
    'lesson.yaml:10:45 Invalid value: Expected <=1000 but received 1001.',
  ],
  [
    'lesson.yaml',
    'at: 500 ms, server: say, from: Bob, text: hi',
    'at: 500 ms, knobs: { tls: tls13 }',
    'lesson.yaml:15:28 tls lasts for a whole run: set it in link, and not in an action.',
  ],
  [
    'lesson.yaml',
    '- knob: { name: interval, atMost: 300 ms }',
    '- action: { kind: network, deed: crash, count: 1 }',
    "lesson.yaml:30:44 'deed' cannot be 'crash'; write one of: cable-out, cable-in.",
  ],
  [
    'lesson.yaml',
    'transport: websocket }\n  actions',
    'transport: websockets }\n  actions',
    'lesson.yaml:13:36 Invalid type: Expected ("polling" | "long-polling" | "event-stream" | "streaming" | "websocket") but received "websockets".',
  ],
  [
    'lesson.yaml',
    '{ client: Alice, transport: websocket }',
    '{ clients: [{ client: Alice, transport: websocket }, { client: Bo, transport: websocket, compression: on }] }',
    'lesson.yaml:13:61 The pages of a lane share one server: expected compression "off", as Alice has it, but received "on"; give Bo a lane of its own.',
  ],
  [
    'lesson.yaml',
    'server: say',
    'server: shout',
    'lesson.yaml:15:29 Invalid type: Expected ("say" | "burst" | "halt" | "resume" | "ping" | "close" | "raw" | "crash" | "restart") but received "shout".',
  ],
  [
    'lesson.yaml',
    'text: hi }',
    'text: hi, pices: 3 }',
    "lesson.yaml:15:62 Unknown key 'pices'; did you mean 'pieces'?",
  ],
  [
    'lesson.yaml',
    'server: say, from: Bob, text: hi',
    'cable: out',
    'lesson.yaml:15:7 An action has one of the keys server (what the back end does), client with do, network, knobs.',
  ],
  [
    'lesson.yaml',
    'at: 500 ms',
    'id: last, at: 500 ms',
    "lesson.yaml:16:13 Two actions are called 'last'; an id is used once.",
  ],
  [
    'lesson.yaml',
    'id: the-end',
    'id: first',
    "lesson.yaml:23:9 Two steps are called 'first'; give this one another id.",
  ],
  [
    'lesson.yaml',
    'id: the-end',
    'id: The End',
    "lesson.yaml:23:9 A step's id is small letters, digits and single hyphens, such as 'the-101', not 'The End'.",
  ],
  ['lesson.yaml', '    stop: end\n', '', "lesson.yaml:23:5 Entry 2 of 'steps' needs a key 'stop'."],
  [
    'lesson.yaml',
    'stop: end',
    'stop: finish',
    'lesson.yaml:25:11 A stop is start, end or a predicate such as { lane: b, fact: socket-event, event: open }.',
  ],
  [
    'lesson.yaml',
    'fact: socket-event',
    'fact: socket-events',
    "lesson.yaml:19:28 'fact' cannot be 'socket-events'; did you mean 'socket-event'?",
  ],
  [
    'lesson.yaml',
    'event: open',
    'event: opened',
    "lesson.yaml:19:49 'event' cannot be 'opened'; did you mean 'open'?",
  ],
  [
    'lesson.yaml',
    'event: open',
    'status: 101',
    "lesson.yaml:19:42 Unknown key 'status' in 'stop'; write one of: lane, fact, event, code, nth, after.",
  ],
  [
    'lesson.yaml',
    'fact: socket-event, event: open',
    'fact: ready-state, state: 4',
    "lesson.yaml:19:48 'state' is at most 3.",
  ],
  [
    'lesson.yaml',
    '{ lane: b, fact',
    '{ lane: c, fact',
    "lesson.yaml:19:19 'lane' cannot be 'c'; did you mean 'a'?",
  ],
  [
    'lesson.yaml',
    'select: stop',
    'select: start',
    "lesson.yaml:20:13 'select' cannot be 'start'; write one of: stop.",
  ],
  [
    'lesson.yaml',
    'tab: handshake',
    'tab: handshakes',
    "lesson.yaml:26:10 'tab' cannot be 'handshakes'; did you mean 'handshake'?",
  ],
  [
    'lesson.yaml',
    'speed: 0.5',
    'speed: fast',
    "lesson.yaml:21:12 Expected a number from 0.001 up for 'speed'.",
  ],
  [
    'lesson.yaml',
    'lane: b, transport: websocket, handshake',
    'lane: d, transport: websocket, handshake',
    "lesson.yaml:24:12 There is no lane 'd'; did you mean 'a'?",
  ],
  [
    'lesson.yaml',
    'handshake: no-key }]',
    'handshake: none }]',
    'lesson.yaml:24:56 Invalid type: Expected ("valid" | "no-key" | "version-8" | "foreign-origin" | "wrong-path" | "unauthorized" | "redirect" | "plain-200" | "wrong-accept" | "other-protocol" | "other-extension") but received "none".',
  ],
  [
    'lesson.yaml',
    '[{ lane: b, transport: websocket, handshake: no-key }]',
    '[{ remove: lost }]',
    "lesson.yaml:24:12 There is no action 'lost'; did you mean 'last'?",
  ],
  [
    'lesson.yaml',
    'name: interval, ',
    'name: period, ',
    "lesson.yaml:30:27 'name' cannot be 'period'; write one of: rtt, jitter, bandwidth, idleCut, loss, reorder, initialWindow, heartbeat, maxMessage, thinking, cookie, interval.",
  ],
  [
    'lesson.yaml',
    'name: a.median, below: 200 ms',
    'name: a.median',
    "lesson.yaml:31:21 The check needs 'below', 'above' or both.",
  ],
  [
    'lesson.yaml',
    'name: a.median',
    'name: median',
    "lesson.yaml:31:29 No figure is called 'median'; write one such as a.median.",
  ],
  [
    'lesson.yaml',
    '        - { knobs: { interval: 0.3 s } }',
    '        []',
    'lesson.yaml:28:7 A solution has at least one edit, or there was nothing to do.',
  ],
  [
    'lesson.yaml',
    'right: 2',
    'right: 3',
    'en.md:12:1 lesson.yaml says that option 3 is right, but there are only 2 here.',
  ],
]);

suite('a mistake in the prose', [
  [
    'en.md',
    '# A small lesson\n',
    '',
    "en.md:1:1 The file begins with the lesson's title: '# The opening handshake'.",
  ],
  [
    'en.md',
    '## first · It opens',
    'Hello.\n\n## first · It opens',
    "en.md:3:1 Prose stands in a step's section; move this under a '##' heading.",
  ],
  [
    'en.md',
    '## first · It opens',
    '## first - It opens',
    "en.md:3:1 A section's heading is the step's id and its title: '## the-101 · The 101 that changes everything'.",
  ],
  [
    'vi.md',
    /* the whole last section goes */ '## the-end · It ends',
    '### the-end · It ends',
    "vi.md:42:27 Step 'the-end' has no section; write '## the-end · its title' here.",
  ],
  [
    'vi.md',
    '## first · Nó mở',
    '## the-end · It ends\n\nx\n\n## first · Nó mở',
    "vi.md:3:1 Expected the section 'first' here, as in lesson.yaml; sections follow the order of the steps.",
  ],
  [
    'vi.md',
    '## the-end · It ends',
    '## another · One\n\nx\n\n## the-end · It ends',
    "vi.md:23:1 Expected the section 'the-end' here, as in lesson.yaml; sections follow the order of the steps.",
  ],
  [
    'en.md',
    '> - It ends (RFC 6455 §7).\n',
    '> - It ends (RFC 6455 §7).\n\n## more · More\n\nx\n',
    "en.md:42:1 lesson.yaml has no step 'more' behind 'the-end'; add it there, or drop this section.",
  ],
  [
    'en.md',
    '{a.median}',
    '{a.medain}',
    "en.md:5:47 No figure is called 'a.medain'; a figure is a lane and a field such as {a.median}: did you mean 'median'?",
  ],
  ['en.md', '{a.median}', '{c.median}', "en.md:5:47 There is no lane 'c'; did you mean 'a'?"],
  [
    'en.md',
    '{a.median}',
    '{median}',
    "en.md:5:47 No figure is called 'median'; a figure is a lane and a field such as {a.median}: did you mean 'median'?",
  ],
  [
    'en.md',
    '**strong**',
    '**{a.median}**',
    'en.md:5:10 A figure must not sit inside another mark: take it out of the strong.',
  ],
  [
    'en.md',
    '**strong**',
    '**very `strong`**',
    "en.md:5:15 Marks do not nest: take '`strong`' out of the strong.",
  ],
  [
    'en.md',
    '`code {"a":1}`',
    '`{b.octets}`',
    'en.md:5:28 A figure must not sit inside another mark: take it out of the code.',
  ],
  [
    'en.md',
    'used {b.octets}',
    'used 842 B',
    'en.md:23:24 A measured number comes out of the run: name a figure such as {a.median}; a setting or a constant stands in code, `842 B`.',
  ],
  [
    'en.md',
    'That one.',
    'That one, after 40 ms.',
    'en.md:19:19 A measured number comes out of the run: name a figure such as {a.median}; a setting or a constant stands in code, `40 ms`.',
  ],
  [
    'en.md',
    '*soft*',
    '<b>soft</b>',
    "en.md:5:20 No HTML here; put it in `code`, or write '\\<' for the sign itself.",
  ],
  [
    'en.md',
    '*soft*',
    '[soft](https://example.org)',
    "en.md:5:20 Links are not drawn; name the clause, 'RFC 6455 §4.1', or put an address in `code`.",
  ],
  [
    'en.md',
    'waits … answers',
    'answers … waits',
    "en.md:10:1 Source 2.1 does not say this; quote word for word, or add the sentence to 'says' in lesson.yaml.",
  ],
  ['en.md', '(2.1)', '(2.2)', "en.md:10:1 lesson.yaml has no source '2.2'; did you mean '2.1'?"],
  [
    'en.md',
    ' (2.1)',
    '',
    'en.md:10:1 A quote ends with its section, "(2.1)"; other boxes begin with a marker such as [!measured].',
  ],
  [
    'en.md',
    '[!confirmed]',
    '[!sure]',
    'en.md:23:1 There is no [!sure]; write one of: predict, because, task, hint, try, recap, measured, confirmed, qualified, refuted.',
  ],
  [
    'en.md',
    '> [!because]\n> That one.\n',
    '',
    "en.md:3:1 The prediction of step 'first' has no answer; write '> [!because] …' behind it.",
  ],
  [
    'en.md',
    '> - this\n> - that',
    '> this or that',
    'en.md:12:1 A [!predict] is a question and then a list of two options or more.',
  ],
  [
    'en.md',
    '> [!task] Ask more often.\n',
    '',
    "en.md:21:1 lesson.yaml gives step 'the-end' a task; write it as '> [!task] …'.",
  ],
  [
    'en.md',
    '> [!hint]\n> Turn the knob.',
    '> [!task]\n> Turn the knob.',
    "en.md:21:1 Step 'the-end' has two of [!task]; one is all there is room for.",
  ],
  [
    'en.md',
    '> [!because]\n> That one.',
    '> [!because]\n> That one.\n\n> [!task]\n> Nothing.',
    "en.md:21:1 This step has no 'task' in lesson.yaml; add one with its check and solution.",
  ],
  [
    'en.md',
    '> [!hint]\n> Turn the knob.',
    '> [!hint]\n> Turn\n>\n> the knob.',
    'en.md:27:1 [!hint] has room for one paragraph; move the rest out of the box.',
  ],
  ['en.md', '> - It opens (RFC 6455 §4.1).\n', '', 'en.md:38:1 A [!recap] is a list of exactly two lines.'],
  [
    'en.md',
    'It ends (RFC 6455 §7).',
    'It ends.',
    "en.md:38:1 Each line of a [!recap] ends with its clause: '(RFC 6455 §4.1).'",
  ],
  [
    'vi.md',
    '> [!hint]\n> Turn the knob.\n',
    '',
    "vi.md:23:1 Section 'the-end' has the boxes confirmed, task, try, recap, but en.md has confirmed, task, hint, try, recap; make them the same.",
  ],
]);
