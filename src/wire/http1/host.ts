import { fieldValues } from './fields.ts';
import { problem } from './message.ts';
import type { Problem, RequestHead } from './message.ts';

/** RFC 3986 §3.2.2 and §3.2.3: a name, an IPv4 address or a bracketed IPv6 one, and perhaps a port. */
const HOST = /^(\[[0-9a-f:.]+\]|([a-z0-9._~!$&'()*+,;=-]|%[0-9a-f]{2})*)(:[0-9]*)?$/i;

/** RFC 9112 §3.2: a server answers 400 to an HTTP/1.1 request without Host, with two, or with an invalid one. */
export function checkHost({ fields, version }: RequestHead): Problem | undefined {
  const [host, ...more] = fieldValues(fields, 'Host');
  if (host === undefined)
    return version === 'HTTP/1.0' ? undefined : problem('no-host', 400, 'The request names no Host.');
  if (more.length > 0) return problem('many-hosts', 400, 'The request names more than one Host.');
  return HOST.test(host) ? undefined : problem('bad-host', 400, 'The Host is not a name with a port.');
}

/** RFC 3986 §3.1: scheme and the rest. */
const ABSOLUTE = /^https?:\/\/[^/?#]+/i;
/** RFC 9112 §3.2.3: what CONNECT names. */
const AUTHORITY = /^(\[[0-9a-f:.]+\]|[^/?#[\]@:]+):\d+$/i;

/**
 * RFC 9112 §3.2: a target has one of four forms, and a server answers 400 to what has none: a path, with or without a
 * query; a whole address of http or https; name and port, for CONNECT alone; `*`, for OPTIONS alone. A fragment stays
 * in the client (RFC 9110 §7.1).
 */
export function checkTarget({ method, target }: RequestHead): Problem | undefined {
  if (isTargetOf(method, target)) return undefined;
  return problem('target-form', 400, `The target of ${method} is neither a path nor the address of one.`);
}

function isTargetOf(method: string, target: string): boolean {
  if (method === 'CONNECT') return AUTHORITY.test(target);
  if (target === '*') return method === 'OPTIONS';
  return !target.includes('#') && (target.startsWith('/') || ABSOLUTE.test(target));
}

/**
 * A request with its target in origin-form, RFC 9112 §3.2.2: "a server MUST accept the absolute-form in requests", and
 * what that names is the path, whatever Host says.
 */
export function inOriginForm<Head extends RequestHead>(head: Head): Head {
  const [host] = ABSOLUTE.exec(head.target) ?? [];
  if (host === undefined) return head;
  const rest = head.target.slice(host.length);
  // §3.2.4: OPTIONS for the server as a whole.
  if (rest === '') return { ...head, target: head.method === 'OPTIONS' ? '*' : '/' };
  return { ...head, target: rest.startsWith('/') ? rest : `/${rest}` };
}
