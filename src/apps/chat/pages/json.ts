/** The chat's JSON as the pages read it: whatever has another shape is ignored. */
export interface ChatJson {
  readonly id: number;
  readonly from: string;
  readonly text: string;
}

export function isMessage(value: unknown): value is ChatJson {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'number' &&
    'from' in value &&
    typeof value.from === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

/** The id in the answer to a POST, or undefined. */
export const postedId = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'
    ? value.id
    : undefined;
