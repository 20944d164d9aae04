/**
 * Stands in for `tldts`, which msw's cookie store asks for a host's registrable domain. The real one carries the
 * public suffix list (over 100 kB compressed); our mocked hosts have no suffixes to protect.
 */
export const getDomain = (host: string): string => host;
