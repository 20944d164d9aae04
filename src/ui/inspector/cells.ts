/** The cells of the tables' rows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FrameRow, RequestRow } from '../../projections/index.ts';
import { formatNumber, formatSpan, type Language } from '../../text/index.ts';
import { type Say, sayIn } from './text.ts';

export function headCells(kind: 'frames' | 'requests', say: Say, hasLanes: boolean): TemplateResult {
  const lane = hasLanes
    ? html`<span role="columnheader" class="lane"><span class="visually-hidden">${say('col-lane')}</span></span>`
    : nothing;
  const octets = html`<span role="columnheader" class="end octets">${say('col-octets')}</span>`;
  return kind === 'frames'
    ? html`<span role="columnheader">${say('col-time')}</span>${lane}
        <span role="columnheader"><span class="visually-hidden">${say('col-direction')}</span></span>
        <span role="columnheader">${say('col-name')}</span>
        <span role="columnheader">${say('col-info')}</span>
        ${octets}`
    : html`<span role="columnheader">${say('col-time')}</span>${lane}
        <span role="columnheader">${say('col-request')}</span>
        <span role="columnheader">${say('col-status')}</span>
        ${octets}
        <span role="columnheader" class="end">${say('col-duration')}</span>`;
}

/** Seconds without their unit: the column has it in its reader's mind, and the width is needed. */
function moment(language: Language, at: number): TemplateResult {
  return html`<span role="gridcell" class="time">${formatNumber(language, at / 1_000_000, 3)}</span>`;
}

function lane(row: FrameRow | RequestRow, hasLanes: boolean): TemplateResult | typeof nothing {
  return hasLanes ? html`<span role="gridcell" class="lane">${row.lane}</span>` : nothing;
}

export function frameCells(row: FrameRow, language: Language, hasLanes: boolean): TemplateResult {
  const say = sayIn(language);
  return html`${moment(language, row.at)}${lane(row, hasLanes)}
    <span role="gridcell" class="way">
      <span aria-hidden="true">${row.up ? '↑' : '↓'}</span>
      <span class="visually-hidden">${say(row.up ? 'up' : 'down')}</span>
    </span>
    <span role="gridcell" class="name">${row.name}</span>
    <span role="gridcell" class="info" title=${row.info}>${row.info}</span>
    <span role="gridcell" class="end" title=${layersOf(row, language) ?? nothing}>${formatNumber(language, row.octets)}</span>`;
}

/** What the octets of a frame or a chunk are made of, as far as that is known. */
export function layersOf(
  { octets, payload }: Pick<FrameRow, 'octets' | 'payload'>,
  language: Language,
): string | undefined {
  if (payload < 0) return undefined;
  const [framing, rest] = [octets - payload, payload].map((n) => formatNumber(language, n));
  return sayIn(language)('layers', { framing: framing ?? '', payload: rest ?? '' });
}

export function requestCells(row: RequestRow, language: Language, hasLanes: boolean): TemplateResult {
  const say = sayIn(language);
  const isPending = row.status === 0;
  const written = (octets: number): string => formatNumber(language, octets);
  return html`${moment(language, row.at)}${lane(row, hasLanes)}
    <span role="gridcell" class="info" title="${row.method} ${row.target}">
      <span class="name">${row.method}</span> ${row.target}
    </span>
    <span role="gridcell">${isPending ? '…' : row.status}</span>
    <span
      role="gridcell"
      class="end octets"
      title=${say('layers-request', { up: written(row.octetsUp), down: written(row.octetsDown) })}
    >${written(row.octetsUp + row.octetsDown)}</span>
    <span role="gridcell" class="end">
      ${row.duration === -1 ? html`<span class="muted">${say('waiting')}</span>` : formatSpan(language, row.duration)}
    </span>`;
}
