/** A search text taken apart: words that name a class stand for the class, the rest is a name. */
interface CardSearch {
  readonly classNames: readonly string[];
  readonly name: string;
  /** Beginning of a card id, at least 8 characters. */
  readonly cardIdStart: string | undefined;
}

const CARD_ID_START = /^[0-9a-f]{8}[0-9a-f-]{0,28}$/;

/**
 * Takes a search text apart.
 *
 * @param text        as typed
 * @param classNames  classes of the school, folded
 * @param fold        the core's one folding function (ł = l, case away)
 */
export const parseCardSearch = (
  text: string,
  classNames: ReadonlySet<string>,
  fold: (text: string) => string,
): CardSearch => {
  const words = text
    .split(/\s+/u)
    .map(fold)
    .filter((word) => word !== '');
  const whole = text.trim().toLowerCase();
  return {
    classNames: words.filter((word) => classNames.has(word)),
    name: words.filter((word) => !classNames.has(word)).join(' '),
    cardIdStart: CARD_ID_START.test(whole) ? whole : undefined,
  };
};
