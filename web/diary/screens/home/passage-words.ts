import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../shared/api/wire.ts';
import { latestKind } from '../../../shared/presence/latest.ts';
import type { IconName } from '../../../shared/ui/icon-names.ts';

const ICONS: Record<ReturnType<typeof latestKind>, IconName> = {
  entered: 'in',
  left: 'out',
  acceptedIn: 'in',
  acceptedOut: 'out',
  passed: 'door',
  unseen: 'card-question',
};

/** One passage in words: what was seen, and what was only accepted. */
export const usePassageWords = () => {
  const { t } = useTranslation('diary');
  return (passage: Passage) => {
    const kind = latestKind(passage);
    return { kind, icon: ICONS[kind], text: t(`passage.${kind}`) };
  };
};
