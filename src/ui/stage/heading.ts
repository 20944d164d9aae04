/**
 * A lane's heading: its transport, the connection's state, and the ledger of `[0, cursor]`: one line, and all of it where
 * its switch is open (styles see to that).
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Ledger } from '../../projections/index.ts';
import { TRANSPORT_KINDS, TRANSPORTS } from '../../scenario/index.ts';
import { formatNumber, formatOctets, formatPercent, type Language } from '../../text/index.ts';
import type { LaneHeading, Transport } from './model.ts';
import { say, saySpan } from './words.ts';

/** What `readyState` is called. */
const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const NONE = '–';

export function drawHeading(language: Language, lane: LaneHeading): TemplateResult {
  return html`
    <div class="title">
      <span class="pick">
        <select aria-label=${say(language, 'transport')} data-lane=${lane.id} .value=${lane.transport}>
          ${TRANSPORT_KINDS.map(
            (kind) =>
              html`<option value=${kind} ?selected=${kind === lane.transport}>${say(language, kind)}</option>`,
          )}
        </select>
        <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M3 4.5 6 7.5 9 4.5" /></svg>
      </span>
      ${drawBadge(language, lane)}
    </div>
    <details class="all"><summary aria-label=${say(language, 'all-figures')} title=${say(language, 'all-figures')}></summary></details>
    <dl class="ledger" aria-label=${say(language, 'ledger')}>
      ${sharedFigures(language, lane.ledger)}${ownFigure(language, lane)}
    </dl>`;
}

/** Polling has a way to use connections; a socket and an event source have a state, and a fetch has none. */
function drawBadge(language: Language, { transport, ledger, keepAlive }: LaneHeading): unknown {
  if (transport === 'polling')
    return html`<span class="badge">${say(language, keepAlive ? 'keep-alive' : 'no-keep-alive')}</span>`;
  const { state: whose } = TRANSPORTS[transport];
  if (whose === undefined) return nothing;
  const state = STATES[ledger.readyState];
  const none = say(language, `no-${whose}`);
  return html`<span class="badge ${state?.toLowerCase() ?? ''}">${state ?? none}</span>`;
}

/** The third figure says what this transport is made of. */
function ownFigure(language: Language, { transport, ledger }: LaneHeading): TemplateResult {
  const number = (n: number): string => formatNumber(language, n);
  const { counts } = TRANSPORTS[transport];
  if (counts === 'polls' || counts === 'held') {
    const [k, all] = [number(ledger.emptyPolls), number(ledger.polls)];
    const empty = ledger.polls > 0 ? say(language, 'empty-of', { k, all }) : NONE;
    return figure(empty, say(language, counts), say(language, 'round-trips', { n: ledger.roundTrips }));
  }
  if (counts === 'frames') {
    const octets = formatOctets(language, Math.max(ledger.frameHeader, 0));
    const header = ledger.frameHeader < 0 ? '' : say(language, 'frame-header', { octets });
    return figure(number(ledger.frames), say(language, 'frames', { n: ledger.frames }), header);
  }
  const connections = say(language, 'connections', { n: ledger.connections });
  return figure(number(ledger.delivered), say(language, counts, { n: ledger.delivered }), connections);
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

/** `more` is in the tooltip. */
function figure(value: string, caption: string, second: string, more = ''): TemplateResult {
  return html`<div class="cell" title=${more || nothing}>
    <dt>${caption}</dt>
    <dd class="figure"><span>${value}</span></dd>
    <dd class="second"><span>${second}</span></dd>
  </div>`;
}

/** What a change of a lane's combo box asks for. */
export function transportOf(event: Event): { lane: string; transport: Transport } | undefined {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement)) return undefined;
  const transport = TRANSPORT_KINDS.find((kind) => kind === select.value);
  return transport && { lane: select.dataset['lane'] ?? '', transport };
}
