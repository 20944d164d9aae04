/** What is selected: an arrow or a dot by its address, and an octet of it. */
export interface Selection {
  /** '' for nothing. */
  readonly address: string;
  /** -1 for none. */
  readonly byte: number;
}

export const NOTHING_SELECTED: Selection = { address: '', byte: -1 };

/** Something else, or the same once more: none of its octets. */
export const selected = (address: string): Selection => ({ address, byte: -1 });

export const withByte = (selection: Selection, byte: number): Selection => ({ ...selection, byte });

/** Another run has it elsewhere, or something near it; where nothing has moved, an octet stays selected. */
export const movedTo = (selection: Selection, address: string): Selection =>
  address === selection.address ? selection : selected(address);
