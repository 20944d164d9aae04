/** Octets of a message; one beyond this, also unpacked, is refused with 1009. */
export const MAX_MESSAGE = 16 * 1024 * 1024;
