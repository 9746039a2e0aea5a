import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';

/** What the doors will do after a change of days without lessons: said before it is made. */
export const Effect = ({
  kind,
  count,
}: {
  readonly kind: 'off' | 'back';
  /** Days of lessons concerned. */
  readonly count: number;
}) => {
  const { t } = useTranslation('diary-calendar');
  return (
    <Note kind={count === 0 ? 'ok' : 'lamp'} icon="door">
      <p>{count === 0 ? t('effect.nothing') : t(`effect.${kind}`, { count })}</p>
      {count > 0 && <p className="soft small">{t('effect.when')}</p>}
    </Note>
  );
};
