export const open = (): never => {
  throw new Error('not yet');
};
