import { initialsOf, tintOf } from './initials.ts';

export interface PortraitProps {
  readonly id: string;
  readonly name: string;
  readonly size?: 'small' | 'mid' | 'big';
}

/** Drawn initials; the name always stands beside it, so readers skip it. */
export const Portrait = ({ id, name, size = 'small' }: PortraitProps) => (
  <span className={`face f${tintOf(id)}${size === 'small' ? '' : ` ${size}`}`} aria-hidden="true">
    {initialsOf(name)}
  </span>
);
