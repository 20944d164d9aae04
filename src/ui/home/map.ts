/** Templates of the course's map: chapters, their groups, and lessons that are written or planned. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChapterView, PlannedLesson, WrittenLesson } from './model.ts';

import type { HomeKey } from '../../text/home/index.ts';

export type Say = (key: HomeKey, places?: Readonly<Record<string, string | number>>) => string;
type Lesson = WrittenLesson | PlannedLesson;

export const chapter = ({ id, title, done, all, groups }: ChapterView, say: Say): TemplateResult =>
  html`<section class="chapter chapter-${id}" aria-labelledby="chapter-${id}">
    <h3 id="chapter-${id}"><span class="number">${id}</span> ${title}</h3>
    ${
      groups.some(({ lessons }) => lessons.some(isWritten))
        ? html`<p class="count"><span aria-hidden="true">${say('done-of', { done, all })}</span
            ><span class="visually-hidden">${say('done-of-spoken', { done, all })}</span></p>`
        : nothing
    }
    <div class="groups">${groups.map((each) => group(each, say))}</div>
  </section>`;

/** That lessons are coming is said once: at the group, or at the first of them where others are there already. */
function group({ title, lessons }: ChapterView['groups'][number], say: Say): TemplateResult {
  const coming = html`<span class="coming">${say('coming')}</span>`;
  const isComing = !lessons.some(isWritten);
  const first = isComing ? undefined : lessons.find((lesson) => !isWritten(lesson));
  return html`<div class="group">
    <h4>${title} ${isComing ? coming : nothing}</h4>
    <ul>
      ${lessons.map(
        (lesson) =>
          html`<li>${
            isWritten(lesson)
              ? written(lesson, say)
              : html`<span class="lesson planned"><span class="id">${lesson.id}</span> <span class="title">${lesson.title}</span>
                ${lesson === first ? coming : nothing}</span>`
          }</li>`,
      )}
    </ul>
  </div>`;
}

const written = (lesson: WrittenLesson, say: Say): TemplateResult =>
  html`<a class="lesson ${lesson.isNext ? 'next' : ''}" href=${lesson.href}
    ><span class="id">${lesson.id}</span> <span class="title">${lesson.title}</span> ${progress(lesson, say)}</a
  >`;

function progress({ done, all }: WrittenLesson, say: Say): TemplateResult | typeof nothing {
  if (done === 0) return nothing;
  if (done === all)
    return html`<span class="tick" aria-hidden="true">✓</span><span class="visually-hidden">${say('done')}</span>`;
  return html`<span class="steps" aria-hidden="true">${say('steps-of', { done, all })}</span
    ><span class="visually-hidden">${say('steps-of-spoken', { done, all })}</span>`;
}

const isWritten = (lesson: Lesson): lesson is WrittenLesson => lesson.href !== undefined;
