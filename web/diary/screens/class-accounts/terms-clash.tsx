import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { serviceClashes, type TermsDraft, textClashes } from './terms-draft.ts';

const LABELS = {
  fee: 'terms.fee',
  payee: 'terms.payee',
  account: 'terms.account',
  title: 'terms.transfer',
} as const;

/** Somebody else was quicker: both values stand beside each other until one decides. */
export const TermsClash = ({
  mine,
  theirs,
  onMine,
  onTheirs,
}: {
  readonly mine: TermsDraft;
  readonly theirs: TermsDraft;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) => {
  const { t } = useTranslation('diary-access');
  const lines = [
    ...textClashes(mine, theirs).map(({ field, ...values }) => ({
      label: t(LABELS[field]),
      ...values,
    })),
    ...serviceClashes(mine, theirs).map((one) => ({
      label: `${t(`service.${one.service}`)}, ${t(`mode.${one.mode}`)}`,
      mine: t(`granted.${one.mine}`),
      theirs: t(`granted.${one.theirs}`),
    })),
  ];
  return (
    <Note kind="lamp" role="alert">
      <p>{t('clash.title')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.label}>
            <b>{line.label}</b>: {t('clash.mine', { value: line.mine || '–' })},{' '}
            {t('clash.theirs', { value: line.theirs || '–' })}
          </li>
        ))}
      </ul>
      <div className="class-acts">
        <Button icon="check" onPress={onMine}>
          {t('clash.saveMine')}
        </Button>
        <Button icon="sync" onPress={onTheirs}>
          {t('clash.takeTheirs')}
        </Button>
      </div>
    </Note>
  );
};
