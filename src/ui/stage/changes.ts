/** What changes of the stage's properties leave as it is. */

/** What moves without a render. */
export const MOVING = new Set<PropertyKey>(['cursorY', 'cursorAt', 'follow', 'playing']);
/** What brings blocks and takes them away, and leaves the others as they are. */
export const MOUNTING = new Set<PropertyKey>([...MOVING, 'blocks', 'listed']);
/** What leaves the picture as it is. */
export const HEADINGS = new Set<PropertyKey>([...MOVING, 'lanes', 'busy']);
