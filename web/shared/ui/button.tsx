import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaProps, Link } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** `go` once per view; `stop` is outlined until the question, `stopFull` is the answer in it. */
export type ButtonKind = 'go' | 'plain' | 'bare' | 'stop' | 'stopFull';

const CLASSES: Record<ButtonKind, string> = {
  go: 'btn go',
  plain: 'btn',
  bare: 'btn bare',
  stop: 'btn stop',
  stopFull: 'btn stop full',
};

export interface ButtonProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isPending'> {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly low?: boolean;
  /** Busy: presses do nothing, label and focus stay. */
  readonly isPending?: boolean;
  readonly children: ReactNode;
}

/**
 * Says by a word what it does. Being busy is our own: the kit would announce it through an element that stays behind without a name
 * when the page changes before the answer is shown.
 */
export const Button = ({
  kind = 'plain',
  icon,
  wide = false,
  low = false,
  isPending = false,
  onPress,
  children,
  ...rest
}: ButtonProps) => (
  <AriaButton
    {...rest}
    {...(onPress && !isPending ? { onPress } : {})}
    {...(isPending ? { 'data-busy': true } : {})}
    className={`${CLASSES[kind]}${wide ? ' wide' : ''}${low ? ' low' : ''}`}
  >
    {icon && <Icon name={icon} />}
    {children}
  </AriaButton>
);

export interface IconButtonProps extends Omit<AriaProps, 'children' | 'className' | 'style'> {
  readonly icon: IconName;
  /** Name for readers, shown under the pointer and the focus. */
  readonly label: string;
  readonly tip?: 'left' | 'right';
}

/** Only for search, close, back, more, filter, print and bell: anything else has a word. */
export const IconButton = ({ icon, label, tip = 'right', ...rest }: IconButtonProps) => (
  <AriaButton
    {...rest}
    aria-label={label}
    data-tip={label}
    className={`btn bare icon${tip === 'left' ? ' tip-left' : ''}`}
  >
    <Icon name={icon} />
  </AriaButton>
);

export interface LinkButtonProps {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** Name for readers where only the icon is shown. */
  readonly label?: string;
  readonly children?: ReactNode;
}

/** Goes somewhere and looks like a button. */
export const LinkButton = ({ href, kind = 'plain', icon, label, children }: LinkButtonProps) => (
  <Link
    href={href}
    className={`${CLASSES[kind]}${children === undefined ? ' icon tip-left' : ''}`}
    {...(label === undefined ? {} : { 'aria-label': label, 'data-tip': label })}
  >
    {icon && <Icon name={icon} />}
    {children}
  </Link>
);
