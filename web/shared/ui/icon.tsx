import type { IconName } from './icon-names.ts';

/** A drawing of the sprite. It stands beside a word, so readers skip it. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="i" aria-hidden="true" focusable="false">
    <use href={`#i-${name}`} />
  </svg>
);
