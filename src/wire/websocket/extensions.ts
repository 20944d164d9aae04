import { isToken, splitOutsideQuotes, trimOws } from '../http1/index.ts';

/** One member of Sec-WebSocket-Extensions, RFC 6455 §9.1: `permessage-deflate; server_max_window_bits=10`. */
export type Extension = {
  readonly name: string;
  /** In order; `undefined` for a parameter without a value. */
  readonly params: readonly (readonly [name: string, value: string | undefined])[];
};

function parseParam(text: string): readonly [string, string | undefined] | undefined {
  const equals = text.indexOf('=');
  if (equals < 0) return isToken(text) ? [text, undefined] : undefined;
  const name = trimOws(text.slice(0, equals));
  const raw = trimOws(text.slice(equals + 1));
  const quoted = /^"(.*)"$/.exec(raw)?.[1];
  // RFC 6455 §9.1: "the value after quoted-string unescaping MUST conform to the 'token' ABNF"
  const value = quoted === undefined ? raw : quoted.replaceAll(/\\(.)/g, '$1');
  return isToken(name) && isToken(value) ? [name, value] : undefined;
}

/**
 * The members of a Sec-WebSocket-Extensions value, in order of preference; undefined when it is malformed, also when
 * it is empty: extension-list = 1#extension.
 */
export function parseExtensions(value: string): Extension[] | undefined {
  const { members, open } = splitOutsideQuotes(value, ',');
  const named = members.filter((member) => member !== '');
  if (open || named.length === 0) return undefined;
  const extensions: Extension[] = [];
  for (const member of named) {
    const [name = '', ...rest] = splitOutsideQuotes(member, ';').members;
    const params: (readonly [string, string | undefined])[] = [];
    for (const text of rest) {
      const param = parseParam(text);
      if (param === undefined) return undefined;
      params.push(param);
    }
    if (!isToken(name)) return undefined;
    extensions.push({ name, params });
  }
  return extensions;
}
