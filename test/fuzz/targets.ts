/** What is fuzzed: a property each. They say with node:assert what is wrong, for no test runner is around them. */
import { RequestDecoder, ResponseDecoder } from '../../src/wire/http1/index.ts';
import {
  frameProperty,
  handshakeProperty,
  hpackProperty,
  httpProperty,
  inflaterProperty,
  requests,
  responses,
  sseProperty,
} from './codecs.ts';
import { editProperty, laneProperty, tcpProperty } from './runs.ts';

export const TARGETS = {
  'frames at a server': frameProperty('server'),
  'frames at a client': frameProperty('client'),
  inflater: inflaterProperty,
  requests: httpProperty(RequestDecoder, requests),
  responses: httpProperty(ResponseDecoder, responses),
  hpack: hpackProperty,
  handshakes: handshakeProperty,
  'event streams': sseProperty,
  tcp: tcpProperty,
  lanes: laneProperty,
  edits: editProperty,
};
