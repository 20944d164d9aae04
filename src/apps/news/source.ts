/** Where news come from: messages with ids that count from 1, those that there are and those to come. */
export interface Source<M extends { readonly id: number }> {
  /** What somebody has to hear who has heard everything up to that id; 0 for who has heard nothing. */
  since(id: number): readonly M[];
  /** Hears each new message until what it returns is called. */
  listen(tell: (message: M) => void): () => void;
}
