/** Grosz as Polish money: `50,00 zł`. */
export const zloty = (grosz: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency: 'PLN' }).format(grosz / 100);

/** What was typed, in grosz; undefined: no amount. */
export const groszOf = (typed: string): number | undefined => {
  const match = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/\s|zł/g, ''));
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};

/** Grosz as one types them. */
export const typedOf = (grosz: number): string => (grosz / 100).toFixed(2).replace('.', ',');
