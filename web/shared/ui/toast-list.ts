/** Something that was done, and how to take it back. */
export interface ToastContent {
  readonly text: string;
  readonly undo?: () => void;
}

export interface Toast extends ToastContent {
  readonly id: number;
  /** How often the same was said while it stood there. */
  readonly times: number;
}

/** At most this many stand at once; the oldest goes first. */
const MOST = 3;

/** Adds a toast; the same words again fold into the one that stands there. */
export const addToast = (toasts: readonly Toast[], content: ToastContent): readonly Toast[] => {
  const same = toasts.find(({ text }) => text === content.text);
  const id = Math.max(0, ...toasts.map((toast) => toast.id)) + 1;
  const rest = toasts.filter((toast) => toast !== same);
  return [...rest, { ...content, id, times: (same?.times ?? 0) + 1 }].slice(-MOST);
};

export const dropToast = (toasts: readonly Toast[], id: number): readonly Toast[] =>
  toasts.filter((toast) => toast.id !== id);
