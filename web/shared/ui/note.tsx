import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** `lamp` asks for attention, `no` refuses, `ok` receives, `pen` is one's own work. */
export type NoteKind = 'lamp' | 'no' | 'ok' | 'pen';

const ICONS: Record<NoteKind, IconName> = { lamp: 'warn', no: 'warn', ok: 'check', pen: 'info' };

export interface NoteProps {
  readonly kind: NoteKind;
  readonly icon?: IconName;
  /** `status` is read out when it appears, `alert` at once; without it the note is a part of the page. */
  readonly role?: 'status' | 'alert';
  readonly children: ReactNode;
}

/** A strip with one sentence and at most one link. */
export const Note = ({ kind, icon = ICONS[kind], role, children }: NoteProps) => (
  <div className={kind === 'lamp' ? 'note' : `note ${kind}`} {...(role ? { role } : {})}>
    <Icon name={icon} />
    <div>{children}</div>
  </div>
);
