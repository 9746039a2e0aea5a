/** Tells the page of a change and leaves the cursor at a place, also where the page writes the field anew. */
const tell = (field: HTMLInputElement, at: number): void => {
  const { value } = field;
  const keep = (): void => {
    if (field.value === value && field.selectionStart !== at) field.setSelectionRange(at, at);
  };
  field.dispatchEvent(new Event('input', { bubbles: true }));
  keep();
  requestAnimationFrame(keep);
};

/** Puts a text where the cursor of a field is, as typing would: the field's own page hears of it. */
export const typeInto = (field: HTMLInputElement, text: string): void => {
  const end = field.value.length;
  const from = field.selectionStart ?? end;
  const to = field.selectionEnd ?? end;
  if (field.maxLength >= 0 && end - (to - from) + text.length > field.maxLength) return;
  // Past the tracker that would take the change for the page's own.
  field.setRangeText(text, from, to, 'end');
  tell(field, from + text.length);
};

/** Takes the sign before the cursor away, or what is chosen. */
export const deleteIn = (field: HTMLInputElement): void => {
  const end = field.value.length;
  const from = field.selectionStart ?? end;
  const to = field.selectionEnd ?? end;
  if (from === 0 && to === 0) return;
  const start = from === to ? from - 1 : from;
  field.setRangeText('', start, to, 'end');
  tell(field, start);
};
