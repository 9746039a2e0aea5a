import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { PROVIDED, type ProvidedSchool, resumeSchool, suspendSchool } from './provider-queries.ts';

/** Suspends a school after a question that says what happens, or lets it go on. */
const SuspendAct = ({ school }: { readonly school: ProvidedSchool }) => {
  const { t } = useTranslation('diary-provider');
  const { core } = useApp();
  const inId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const [isAsking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const { schoolId, name } = school;
  const isSuspended = school.suspended !== null;
  const act = useMutation({
    mutationFn: () =>
      isSuspended
        ? resumeSchool(core, inId, schoolId)
        : suspendSchool(core, inId, schoolId, reason.trim()),
    onSuccess: () => {
      toast({ text: t(isSuspended ? 'resumed' : 'suspendedSaid', { name }) });
      ask(false);
      setReason('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [PROVIDED] }),
  });
  const verb = t(isSuspended ? 'resume' : 'suspend');
  return (
    <>
      <Button
        {...(isSuspended ? {} : { kind: 'stop' as const })}
        icon={isSuspended ? 'check' : 'stop'}
        onPress={() => ask(true)}
        aria-label={`${verb}: ${name}`}
      >
        {verb}
      </Button>
      <Question
        isOpen={isAsking}
        onClose={() => {
          act.reset();
          ask(false);
        }}
        question={t(isSuspended ? 'resumeQuestion' : 'suspendQuestion', { name })}
        consequence={<p>{t(isSuspended ? 'resumeWhat' : 'suspendWhat')}</p>}
        leave={t('leave')}
        verb={verb}
        danger={!isSuspended}
        busy={act.isPending}
        isDisabled={!isSuspended && reason.trim() === ''}
        onAnswer={() => act.mutate()}
      >
        {!isSuspended && (
          <Field
            label={t('reason')}
            name="reason"
            maxLength={200}
            value={reason}
            onChange={setReason}
          />
        )}
        {act.error && <Trouble error={act.error} />}
      </Question>
    </>
  );
};

/** One school of the contract: its state, its accounts, and what may be done with it. */
export const SchoolLine = ({ school }: { readonly school: ProvidedSchool }) => {
  const { t } = useTranslation('diary-provider');
  const words = useDateWords();
  const zone = useZone(school.schoolId);
  const { name, address, accounts, isOpen, suspended } = school;
  return (
    <li className="provider-school" aria-labelledby={`school-${school.schoolId}`}>
      <div>
        <h3 id={`school-${school.schoolId}`}>{name}</h3>
        <p className="soft small">
          {[address, t('accounts', { count: accounts })].filter(Boolean).join(' · ')}
        </p>
        {suspended && (
          <p className="small">
            {t('suspendedSince', {
              when: words.longDay(zone.dateOf(suspended.sinceUtc)),
              who: suspended.byName,
              reason: suspended.reason,
            })}
          </p>
        )}
      </div>
      {suspended ? (
        <Tag kind="no" icon="stop">
          {t('state.suspended')}
        </Tag>
      ) : isOpen ? (
        <Tag kind="ok" icon="check">
          {t('state.open')}
        </Tag>
      ) : (
        <Tag kind="wait" icon="clock">
          {t('state.setUp')}
        </Tag>
      )}
      <div className="office-acts">
        <LinkButton href={`/accounts?school=${school.schoolId}`}>
          {t('toAccounts', { name })}
        </LinkButton>
        <LinkButton href={`/rights?school=${school.schoolId}`}>
          {t('toRights', { name })}
        </LinkButton>
      </div>
      <SuspendAct school={school} />
    </li>
  );
};
