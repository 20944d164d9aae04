/**
 * The binary form of a trace, numbers little-endian. A text is its length in octets, 4 octets, and its UTF-8.
 *
 *     "w101trce"  8 octets
 *     version     2
 *     kinds       2, then a text each: the names of the kinds in the order of their codes
 *     texts       4, then a text each: those of the facts, the empty one first
 *     facts       4, then column by column: at 8 octets a fact, kind 1, bits 1, and conn, cause, from, to, value and
 *                 text 4 each
 *     nodes       4, then two texts each: its name and its role
 *     connections 4, then 4 and 4 each: the number of the node that opened it, and of the one that accepted it
 *     streams     two of each connection, up first: its length, 4, and its octets
 *
 * Kinds have names so that they may be added and put in another order. Where a kind's fields lie in the columns is part
 * of the version.
 */
export const MAGIC = 'w101trce';
export const VERSION = 2;
/** Columns of 32 bits. */
export const WORDS = 6;
/** Octets of a fact in all columns. */
export const FACT = 8 + 1 + 1 + 4 * WORDS;
/** A kind's code is an octet. */
export const MOST_KINDS = 256;
