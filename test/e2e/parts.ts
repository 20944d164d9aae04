// The parts of the page by the names that assistive technology reads. They are written out once more here, in both
// languages: the names are part of the interface, and a test that imported them would follow any mistake.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

export const NAMES = {
  en: {
    lesson: 'Lesson',
    next: 'Next',
    run: 'Let it run',
    skip: 'Skip',
    said: 'You said',
    nextLesson: 'Next lesson',
    allLessons: 'Lessons',
    task: 'Do it',
    done: 'Done',
    stopped: 'Stopped at',
    transport: 'Transport',
    play: 'Play',
    pause: 'Pause',
    speed: 'Speed',
    timeline: 'Timeline',
    of: 'of',
    undo: 'Undo',
    message: 'Message',
    frames: 'Frames',
    requests: 'Requests',
  },
  vi: {
    lesson: 'Bài học',
    next: 'Tiếp',
    run: 'Cho chạy',
    skip: 'Bỏ qua',
    said: 'Bạn đã đoán',
    nextLesson: 'Bài tiếp',
    allLessons: 'Các bài',
    task: 'Tự tay làm',
    done: 'Xong',
    stopped: 'Dừng ở',
    transport: 'Cách truyền',
    play: 'Phát',
    pause: 'Tạm dừng',
    speed: 'Tốc độ',
    timeline: 'Dòng thời gian',
    of: 'trên',
    undo: 'Hoàn tác',
    message: 'Tin nhắn',
    frames: 'Khung',
    requests: 'Yêu cầu',
  },
} as const;

export type Language = keyof typeof NAMES;

/** What a test touches on the page. */
export function partsOf(page: Page, language: Language = 'en') {
  const names = NAMES[language];
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const lesson = page.getByRole('region', { name: names.lesson, exact: true });
  return {
    names,
    lesson,
    heading: lesson.getByRole('heading', { level: 2 }),
    status: lesson.getByRole('status'),
    next: button(names.next),
    run: button(names.run),
    skip: button(names.skip),
    nextLesson: lesson.getByRole('link', { name: names.nextLesson }),
    allLessons: lesson.getByRole('link', { name: names.allLessons, exact: true }),
    play: button(names.play),
    pause: button(names.pause),
    undo: button(names.undo),
    timeline: page.getByRole('slider', { name: names.timeline }),
    speed: page.getByRole('combobox', { name: names.speed, exact: true }),
    /** The combo box in the heading of the first lane or the second. */
    transport: (lane: 0 | 1): Locator =>
      page.getByRole('combobox', { name: names.transport, exact: true }).nth(lane),
    message: page.getByRole('textbox', { name: names.message }),
    frames: page.getByRole('grid', { name: names.frames }),
    requests: page.getByRole('grid', { name: names.requests }),
    arrows: page.locator('w-stage g.arrow'),
  };
}

export type Parts = ReturnType<typeof partsOf>;

/** Asks again and again, until the answer is right; returns it. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  patienceMs = 10_000,
): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (performance.now() > end) assert.fail(`${what}: still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until everything that the page loads by itself is there; the server of the learner's console comes last. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const app = document.querySelector('w-app');
    return app !== null && 'consoleMode' in app && app.consoleMode !== undefined;
  });
}

export async function untilText(target: Locator, text: string | RegExp): Promise<string> {
  const fits = (is: string) => (typeof text === 'string' ? is.includes(text) : text.test(is));
  return eventually(String(text), async () => (await target.textContent()) ?? '', fits);
}

/** Where the playhead is, in seconds, as the timeline says it. */
export async function playhead({ timeline }: Parts): Promise<number> {
  return Number(await timeline.getAttribute('aria-valuenow')) / 1000;
}

/** Waits until so many frames are drawn. */
export const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (count) => {
    for (let n = 0; n < count; n += 1) await new Promise(requestAnimationFrame);
  }, count);
