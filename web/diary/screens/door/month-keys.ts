/** Which month a key means inside the switch of the month; keys with others are the browser's own. */
export const monthKey = ({
  key,
  altKey = false,
  ctrlKey = false,
  metaKey = false,
}: {
  readonly key: string;
  readonly altKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
}): 'before' | 'after' | undefined => {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === 'ArrowLeft' || key === 'PageUp') return 'before';
  return key === 'ArrowRight' || key === 'PageDown' ? 'after' : undefined;
};
