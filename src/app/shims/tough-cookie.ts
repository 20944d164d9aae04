/**
 * Stands in for `tough-cookie`, in which msw keeps cookies of the page's origin in browsers (in Node it keeps none).
 * Mocked servers here live on simulated hosts whose cookies travel over the wire, in a jar of our own: this one stays
 * empty. It also saves tough-cookie's list of public suffixes.
 */
export class MemoryCookieStore {
  idx: object = {};
}

export class CookieJar {
  getCookiesSync(): readonly [] {
    return [];
  }

  async setCookie(): Promise<void> {}
}

export const Cookie = { fromJSON: (): undefined => undefined };
