/** So many UTF-16 code units of a text are enough to draw and to say; the octets themselves have all of it. */
const MOST = 200;

/** The start of a text: what is drawn of it costs the same, however long it is. */
export const brief = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);
