/** The conformance suites, run against every pair of mounts. */
import { describe } from 'vitest';
import { httpConformance } from './conformance.ts';

describe.each([
  { http: 'direct', sockets: 'direct' },
  { http: 'direct', sockets: 'mock-socket' },
  { http: 'msw', sockets: 'direct' },
  { http: 'msw', sockets: 'mock-socket' },
] as const)('a host with HTTP by $http and sockets by $sockets', (mounts) => {
  httpConformance(mounts);
});
