/** Colours by which categories are told apart on the screen (GRADE-16); the sheet of styles says what each looks like. */
export const CATEGORY_COLOURS = ['grey', 'blue', 'green', 'amber', 'red', 'violet'] as const;

/** Weight of an ordinary grade; 0: written down, of no weight. */
export const MOST_WEIGHT_HUNDREDTHS = 1000;
