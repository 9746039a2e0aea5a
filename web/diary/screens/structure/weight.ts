const MOST_HUNDREDTHS = 1000;

/** A weight as people write it: `2,5`. */
export const weightText = (hundredths: number): string =>
  String(hundredths / 100).replace('.', ',');

/** Hundredths of a weight from 0 to 10 with two places at most; `undefined` when it is none. */
export const hundredthsOf = (text: string): number | undefined => {
  const tidy = text.trim().replace(',', '.');
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(tidy)) return undefined;
  const hundredths = Math.round(Number(tidy) * 100);
  return hundredths > MOST_HUNDREDTHS ? undefined : hundredths;
};
