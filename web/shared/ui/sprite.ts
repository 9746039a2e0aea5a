import drawings from '../assets/icons.svg?raw';

/** Puts the drawings into the page once, so that `<use>` finds them without a request. */
export const mountSprite = (page: Document): void => {
  const parsed = new DOMParser().parseFromString(drawings, 'image/svg+xml').documentElement;
  parsed.setAttribute('class', 'sprite');
  parsed.setAttribute('aria-hidden', 'true');
  page.body.prepend(page.importNode(parsed, true));
};
