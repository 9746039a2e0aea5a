import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { issuePin } from './account-history-queries.ts';
import type { DeskAccount } from './account-queries.ts';

/** Who may act at the kiosk; the server holds the same in `KIOSK_ROLES`. */
const AT_KIOSK: readonly DeskAccount['roles'][number][] = [
  'caretaker',
  'dutyStaff',
  'director',
  'deputyDirector',
];

export const actsAtKiosk = ({ roles }: Pick<DeskAccount, 'roles'>): boolean =>
  roles.some((role) => AT_KIOSK.includes(role));

/** Another PIN for the kiosk. It is shown once, and lives only in this component. */
export const PinPart = ({ account }: { readonly account: DeskAccount }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { accountId, name } = account;
  const [isAsked, ask] = useState(false);
  const issue = useMutation({
    mutationFn: () => issuePin(core, { schoolId, accountId }),
    onSuccess: () => ask(false),
  });
  return (
    <section className="account-factors" aria-labelledby="account-pin">
      <h3 id="account-pin">{t('pin.title')}</h3>
      <p className="soft">{t('pin.lead')}</p>
      {issue.data ? (
        <>
          <Note kind="lamp" role="status">
            {t('pin.shown')}
          </Note>
          <p className="account-pin" data-secret="pin">
            {issue.data.pin.slice(0, 3)} {issue.data.pin.slice(3)}
          </p>
          <Button kind="go" onPress={issue.reset}>
            {t('pin.close')}
          </Button>
        </>
      ) : (
        <div className="account-acts">
          <Button icon="key" onPress={() => ask(true)}>
            {t('pin.verb')}
          </Button>
        </div>
      )}
      <Question
        isOpen={isAsked}
        danger
        onClose={() => {
          issue.reset();
          ask(false);
        }}
        question={t('pin.ask', { name })}
        consequence={<p>{t('pin.effect')}</p>}
        leave={t('leave')}
        verb={t('pin.verb')}
        busy={issue.isPending}
        onAnswer={() => issue.mutate()}
      >
        {issue.error && <Trouble error={issue.error} />}
      </Question>
    </section>
  );
};
