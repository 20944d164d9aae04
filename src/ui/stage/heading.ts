/** A lane's heading: its transport, the connection's state, and the ledger of `[0, cursor]`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Ledger } from '../../projections/index.ts';
import { formatNumber, formatOctets, formatPercent, type Language } from '../../text/index.ts';
import type { LaneHeading, Transport } from './model.ts';
import { say, saySpan } from './words.ts';

const STATES: Readonly<Record<number, string>> = { 0: 'CONNECTING', 1: 'OPEN', 2: 'CLOSING', 3: 'CLOSED' };
const NONE = '–';

export function drawHeading(language: Language, lane: LaneHeading): TemplateResult {
  return html`
    <div class="title">
      <span class="pick">
        <select aria-label=${say(language, 'transport')} data-lane=${lane.id} .value=${lane.transport}>
          <option value="polling" ?selected=${lane.transport === 'polling'}>${say(language, 'polling')}</option>
          <option value="websocket" ?selected=${lane.transport === 'websocket'}>${say(language, 'websocket')}</option>
        </select>
        <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M3 4.5 6 7.5 9 4.5" /></svg>
      </span>
      ${drawBadge(language, lane)}
    </div>
    <dl class="ledger" aria-label=${say(language, 'ledger')}>
      ${lane.transport === 'polling' ? pollFigures(language, lane.ledger) : socketFigures(language, lane.ledger)}
    </dl>`;
}

function drawBadge(language: Language, lane: LaneHeading): TemplateResult {
  if (lane.transport === 'polling') {
    return html`<span class="badge">${lane.keepAlive ? say(language, 'keep-alive') : say(language, 'no-keep-alive')}</span>`;
  }
  const state = STATES[lane.ledger.readyState];
  return html`<span class="badge ${state?.toLowerCase() ?? ''}">${state ?? say(language, 'no-socket')}</span>`;
}

function pollFigures(language: Language, ledger: Ledger): TemplateResult {
  const k = formatNumber(language, ledger.emptyPolls);
  const all = formatNumber(language, ledger.polls);
  const empty = ledger.polls > 0 ? say(language, 'empty-of', { k, all }) : NONE;
  const trips = say(language, 'round-trips', { n: ledger.roundTrips });
  return html`${sharedFigures(language, ledger)}${figure(empty, say(language, 'polls'), trips)}`;
}

function socketFigures(language: Language, ledger: Ledger): TemplateResult {
  const octets = formatOctets(language, Math.max(ledger.frameHeader, 0));
  const header = ledger.frameHeader < 0 ? '' : say(language, 'frame-header', { octets });
  const frames = formatNumber(language, ledger.frames);
  return html`${sharedFigures(language, ledger)}
  ${figure(frames, say(language, 'frames', { n: ledger.frames }), header)}`;
}

function sharedFigures(language: Language, ledger: Ledger): TemplateResult {
  const span = saySpan(language, ledger.worst);
  const some = ledger.octets > 0;
  const percent = formatPercent(language, ledger.overhead);
  const overhead = some ? say(language, 'overhead', { percent }) : '';
  const payload = formatOctets(language, ledger.payload);
  const headers = formatOctets(language, ledger.octets - ledger.payload);
  const shares = [
    say(language, 'headers', { octets: headers }),
    say(language, 'payload', { octets: payload }),
  ];
  const http2 =
    ledger.octetsHttp2 < 0
      ? ''
      : say(language, 'http2', { octets: formatOctets(language, ledger.octetsHttp2) });
  const more = [http2 && overhead, shares.join(' + ')].filter((part) => part !== '');
  return html`
    ${figure(saySpan(language, ledger.median) || NONE, say(language, 'median'), span && say(language, 'worst', { span }))}
    ${figure(
      formatOctets(language, ledger.octets),
      say(language, 'wire'),
      http2 || overhead,
      some ? more.join(' · ') : '',
    )}`;
}

/** `more` is for lanes with room; its sum is in the tooltip everywhere. */
function figure(value: string, caption: string, second: string, more = ''): TemplateResult {
  return html`<div class="cell" title=${more || nothing}>
    <dt>${caption}</dt>
    <dd class="figure"><span>${value}</span></dd>
    <dd class="second"><span>${second}${more ? html`<span class="more"> · ${more}</span>` : nothing}</span></dd>
  </div>`;
}

/** What a change of a lane's combo box asks for. */
export function transportOf(event: Event): { lane: string; transport: Transport } | undefined {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement)) return undefined;
  const transport = select.value === 'websocket' ? 'websocket' : 'polling';
  return { lane: select.dataset['lane'] ?? '', transport };
}
