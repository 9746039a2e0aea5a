import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { tryIssuer } from './elsewhere-queries.ts';

/** Asks the address what it says of itself, before anybody relies on it. */
export const TryIssuer = ({
  schoolId,
  issuer,
}: {
  readonly schoolId: string;
  readonly issuer: string;
}) => {
  const app = useApp();
  const { t } = useTranslation('diary-elsewhere');
  const ask = useMutation({ mutationFn: () => tryIssuer(app, schoolId, issuer) });
  return (
    <>
      <Button
        icon="search"
        isPending={ask.isPending}
        isDisabled={issuer.trim() === ''}
        onPress={() => ask.mutate()}
      >
        {t('try')}
      </Button>
      {ask.error && <Trouble error={ask.error} />}
      {ask.data && (
        <Note kind={ask.data.hasPkce ? 'ok' : 'lamp'} role="status">
          <p>{t('try.found', { host: ask.data.signsInAt })}</p>
          {!ask.data.hasPkce && <p>{t('try.noPkce')}</p>}
        </Note>
      )}
    </>
  );
};
