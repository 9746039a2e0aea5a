import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useSession, useZone } from '../../session/use-session.ts';
import { CodeCardPart } from './code-card-part.tsx';
import { factorsQuery } from './factor-queries.ts';
import { PasskeysPart } from './passkeys-part.tsx';
import { TotpPart } from './totp-part.tsx';
// The page of those who must set one up has no other part of the account.
import './account.css';

/** One’s own second factors: what there is, and how another is added or taken away. */
export const Factors = ({ onAdded }: { readonly onAdded?: () => Promise<void> }) => {
  const { t } = useTranslation('diary-sign-in');
  const { data, error, refetch } = useQuery(factorsQuery(useApp()));
  const { factorAskedFromUtc } = useSession();
  const moment = useMoment(useZone());
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={6} />;
  const isEmpty = data.totpSetAtUtc === null && data.passkeys.length === 0 && !data.codeCard;
  const done = async () => {
    await refetch();
    await onAdded?.();
  };
  return (
    <div className="factors">
      {isEmpty && factorAskedFromUtc === undefined && <p className="soft">{t('factors.none')}</p>}
      {isEmpty && factorAskedFromUtc !== undefined && (
        <Note kind="lamp">{t('factors.asked', { when: moment(factorAskedFromUtc) })}</Note>
      )}
      <PasskeysPart passkeys={data.passkeys} onDone={done} />
      <TotpPart setAtUtc={data.totpSetAtUtc} onDone={done} />
      <CodeCardPart card={data.codeCard} onDone={done} />
    </div>
  );
};
