/** The table that indexes of a header block point into, RFC 7541 §2.3: the static entries, then the newest ones. */
import type { Field } from '../http1/index.ts';

/** RFC 7541 appendix A, from index 1: name, or name and value. */
const STATIC: readonly Field[] = (
  ':authority|:method GET|:method POST|:path /|:path /index.html|:scheme http|:scheme https|:status 200|:status 204|' +
  ':status 206|:status 304|:status 400|:status 404|:status 500|accept-charset|accept-encoding gzip, deflate|' +
  'accept-language|accept-ranges|accept|access-control-allow-origin|age|allow|authorization|cache-control|' +
  'content-disposition|content-encoding|content-language|content-length|content-location|content-range|content-type|' +
  'cookie|date|etag|expect|expires|from|host|if-match|if-modified-since|if-none-match|if-range|if-unmodified-since|' +
  'last-modified|link|location|max-forwards|proxy-authenticate|proxy-authorization|range|referer|refresh|retry-after|' +
  'server|set-cookie|strict-transport-security|transfer-encoding|user-agent|vary|via|www-authenticate'
)
  .split('|')
  .map((entry): Field => {
    const space = entry.indexOf(' ');
    return space < 0 ? [entry, ''] : [entry.slice(0, space), entry.slice(space + 1)];
  });

/** RFC 9113 §6.5.2: the initial SETTINGS_HEADER_TABLE_SIZE. */
export const INITIAL_TABLE_SIZE = 4096;

/** RFC 7541 §4.1: octets of name and value, and 32 for what an entry takes besides. */
export const entrySize = (name: string, value: string): number => name.length + value.length + 32;

export class Table {
  /** Newest first. */
  readonly #dynamic: Field[] = [];
  #size = 0;
  #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The dynamic entries, newest first: index 62 and on. */
  get entries(): readonly Field[] {
    return this.#dynamic;
  }

  get size(): number {
    return this.#size;
  }

  get limit(): number {
    return this.#limit;
  }

  /** RFC 7541 §4.3: a smaller limit evicts at once. */
  set limit(limit: number) {
    this.#limit = limit;
    this.#evictTo(limit);
  }

  /** Undefined beyond the end; index 0 is not used (§6.1). */
  at(index: number): Field | undefined {
    return STATIC[index - 1] ?? this.#dynamic[index - 1 - STATIC.length];
  }

  /** §4.4: what is too large for an empty table empties it, and that is no error. */
  add(field: Field): void {
    const size = entrySize(...field);
    this.#evictTo(this.#limit - size);
    if (size > this.#limit) return;
    this.#dynamic.unshift(field);
    this.#size += size;
  }

  /** The lowest index with that name and value, 0 for none. */
  find(name: string, value: string): number {
    return this.#index(([n, v]) => n === name && v === value);
  }

  findName(name: string): number {
    return this.#index(([n]) => n === name);
  }

  #index(isWanted: (field: Field) => boolean): number {
    const known = STATIC.findIndex(isWanted);
    if (known >= 0) return known + 1;
    const added = this.#dynamic.findIndex(isWanted);
    return added < 0 ? 0 : STATIC.length + added + 1;
  }

  #evictTo(size: number): void {
    while (this.#size > Math.max(0, size)) {
      const oldest = this.#dynamic.pop();
      if (oldest !== undefined) this.#size -= entrySize(...oldest);
    }
  }
}
