/** Puts a text where the cursor of a field is, as typing would: the field's own page hears of it. */
export const typeInto = (field: HTMLInputElement, text: string): void => {
  const end = field.value.length;
  const from = field.selectionStart ?? end;
  const to = field.selectionEnd ?? end;
  if (field.maxLength >= 0 && end - (to - from) + text.length > field.maxLength) return;
  // Past the tracker that would take the change for the page's own.
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Takes the sign before the cursor away, or what is chosen. */
export const deleteIn = (field: HTMLInputElement): void => {
  const end = field.value.length;
  const from = field.selectionStart ?? end;
  const to = field.selectionEnd ?? end;
  if (from === 0 && to === 0) return;
  field.setRangeText('', from === to ? from - 1 : from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
