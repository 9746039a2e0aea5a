import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../shared/api/wire.ts';
import { latestKind } from '../../../shared/presence/latest.ts';
import type { IconName } from '../../../shared/ui/icon-names.ts';
import { useCauseWords } from './cause-words.ts';

const ICONS: Record<ReturnType<typeof latestKind>, IconName> = {
  entered: 'in',
  left: 'out',
  acceptedIn: 'in',
  acceptedOut: 'out',
  passed: 'door',
  unseen: 'card-question',
};

/** What the gatehouse wrote itself is what it says, whatever the door saw. */
const written = (passage: Passage): Passage =>
  passage.cause !== undefined && passage.opened === 'unknown'
    ? { ...passage, opened: 'yes' }
    : passage;

/** One passage in words: what was seen, what was only accepted, and what the gatehouse wrote. */
export const usePassageWords = () => {
  const { t } = useTranslation('diary');
  const causes = useCauseWords();
  return (passage: Passage) => {
    const kind = latestKind(written(passage));
    const cause = causes.short(passage);
    const text = t(`passage.${kind}`);
    return { kind, icon: ICONS[kind], text: cause === undefined ? text : `${text}, ${cause}` };
  };
};
