import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { type GivenRight, givenQuery, takeRight } from './right-queries.ts';
import { useRightChange } from './use-right-change.ts';

/** Takes a right back; the reason is kept. */
const TakeQuestion = ({
  right,
  onClose,
}: {
  readonly right: GivenRight;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['diary-rights', 'permissions']);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const words = { right: t(`permissions:given.${right.key}`), name: right.name };
  const { accountId, key } = right;
  const take = useRightChange(
    (core, schoolId, why: string) => takeRight(core, { schoolId, accountId, key }, why),
    () => {
      toast({ text: t('diary-rights:take.done', words) });
      onClose();
    },
  );
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('diary-rights:take.question', words)}
      consequence={<p>{t('diary-rights:take.consequence')}</p>}
      leave={t('diary-rights:cancel')}
      verb={t('diary-rights:take')}
      danger
      busy={take.isPending}
      isDisabled={reason.trim().length < 3}
      onAnswer={() => take.mutate(reason.trim())}
    >
      <Field
        label={t('diary-rights:give.reason')}
        name="take-reason"
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      {take.error && <Trouble error={take.error} />}
    </Question>
  );
};

const Given = ({ right }: { readonly right: GivenRight }) => {
  const { t } = useTranslation(['diary-rights', 'permissions']);
  const words = useDateWords();
  const zone = useZone(useSchoolId());
  const [isAsking, ask] = useState(false);
  const isGiver = may(useRoles(), 'giveRights');
  const day = (utc: number) => words.longDay(zone.dateOf(utc));
  const { sinceUtc, untilUtc, endedAtUtc, endReason, appointment, isHeld } = right;
  const end =
    endedAtUtc !== null && endReason
      ? t('diary-rights:given.ended', { date: day(endedAtUtc), reason: endReason })
      : untilUtc === null
        ? undefined
        : t(isHeld ? 'diary-rights:given.until' : 'diary-rights:given.expired', {
            date: day(untilUtc - 1),
          });
  return (
    <li className="given">
      <div>
        <b>{right.name}</b>: {t(`permissions:given.${right.key}`)}
        <p className="option-facts">
          <span>{t('diary-rights:given.since', { date: day(sinceUtc) })}</span>
          {end && <span>{end}</span>}
          <span>{right.reason}</span>
          {appointment && <span>{t('diary-rights:given.appointment', { appointment })}</span>}
          <span>{t('diary-rights:given.by', { name: right.givenByName })}</span>
        </p>
      </div>
      {isHeld && isGiver && (
        <Button icon="x" onPress={() => ask(true)}>
          {t('diary-rights:take')}
        </Button>
      )}
      {isAsking && <TakeQuestion right={right} onClose={() => ask(false)} />}
    </li>
  );
};

/** What people were given beyond their roles: what counts now first, then what is over. */
export const GivenList = () => {
  const { t } = useTranslation('diary-rights');
  const { data, error, isPending, refetch } = useQuery(givenQuery(useApp().core, useSchoolId()));
  const held = data?.filter(({ isHeld }) => isHeld) ?? [];
  const past = data?.filter(({ isHeld }) => !isHeld) ?? [];
  return (
    <section className="sheet given-sheet" aria-labelledby="given-title">
      <h2 id="given-title">{t('given')}</h2>
      {isPending && <Skeleton lines={6} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && held.length === 0 && <EmptyState icon="shield">{t('given.none')}</EmptyState>}
      <ul>
        {held.map((right) => (
          <Given key={right.rightId} right={right} />
        ))}
      </ul>
      {past.length > 0 && (
        <>
          <h3>{t('given.past')}</h3>
          <ul>
            {past.map((right) => (
              <Given key={right.rightId} right={right} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
