import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import {
  allowOuter,
  behavioursQuery,
  DOOR_KEYS,
  type DoorBehaviour,
  endOuter,
} from '../../data/door-queries.ts';
import { doorsQuery } from '../../data/queries.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { REASON_MIN } from '../devices/behaviour-draft.ts';

interface OuterProps {
  readonly door: DoorBehaviour;
  readonly name: string;
  readonly schoolId: string;
}

/** Writes why the school lets this door be passed without a card, or takes that back. */
const OuterQuestion = ({
  door,
  name,
  schoolId,
  what,
  onClose,
}: OuterProps & { readonly what: 'allow' | 'end'; readonly onClose: () => void }) => {
  const { t } = useTranslation('diary-doors');
  const { core } = useApp();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(door.outerReason ?? '');
  const [isTried, setTried] = useState(false);
  const reason = typed.trim();
  const isGood = what === 'end' || reason.length >= REASON_MIN;
  const saving = useMutation({
    mutationFn: () =>
      what === 'allow' ? allowOuter(core, schoolId, door, reason) : endOuter(core, schoolId, door),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: [DOOR_KEYS.behaviours, schoolId] }),
  });
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t(`outer.${what}.question`, { name })}
      consequence={<p>{t(`outer.${what}.what`)}</p>}
      leave={t('leave')}
      verb={t(what === 'allow' ? 'outer.allow' : 'outer.end')}
      danger={what === 'end'}
      busy={saving.isPending}
      onAnswer={() => {
        setTried(true);
        if (isGood) saving.mutate();
      }}
    >
      {what === 'allow' && (
        <Field
          label={t('reason')}
          name="reason"
          value={typed}
          onChange={setTyped}
          hint={t('reason.hint')}
          error={isTried && !isGood ? t('bad.reason') : undefined}
          maxLength={500}
          rows={3}
        />
      )}
      {saving.error && <Trouble error={saving.error} />}
    </Question>
  );
};

const OuterRow = ({ door, name, schoolId }: OuterProps) => {
  const { t } = useTranslation('diary-doors');
  const [asked, setAsked] = useState<'allow' | 'end'>();
  const { outerReason, opensBy, freeHours } = door;
  const facts = [t(`opensBy.${opensBy}`), ...(freeHours.length > 0 ? [t('fact.free')] : [])];
  const verb = t(outerReason === null ? 'outer.allow' : 'outer.again');
  return (
    <li className="device door-line">
      <div className="what">
        <div className="part-head">
          <b>{name}</b>
          {outerReason === null ? (
            <Tag kind="ok" icon="lock">
              {t('outer.shut')}
            </Tag>
          ) : (
            <Tag kind="wait" icon="warn">
              {t('outer.open')}
            </Tag>
          )}
        </div>
        {outerReason !== null && <p>{t('outer.because', { reason: outerReason })}</p>}
        <p className="soft small">{facts.join(' · ')}</p>
      </div>
      <div className="line-acts">
        <Button icon="pencil" aria-label={`${verb}: ${name}`} onPress={() => setAsked('allow')}>
          {verb}
        </Button>
        {outerReason !== null && (
          <Button
            kind="bare"
            icon="x"
            aria-label={`${t('outer.end')}: ${name}`}
            onPress={() => setAsked('end')}
          >
            {t('outer.end')}
          </Button>
        )}
      </div>
      {asked && (
        <OuterQuestion
          key={door.version}
          door={door}
          name={name}
          schoolId={schoolId}
          what={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </li>
  );
};

/** The doors of the building's outside, and why one of them may be passed without a card (C-36). */
export const OuterPart = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-doors');
  const { core } = useApp();
  const behaviours = useQuery(behavioursQuery(core, schoolId));
  const doors = useQuery(doorsQuery(core, schoolId));
  const error = behaviours.error ?? doors.error;
  const nameById = new Map(doors.data?.map(({ doorId, name }) => [doorId, name]));
  const outer = behaviours.data?.filter(({ isOuter }) => isOuter);
  return (
    <section className="sheet" aria-labelledby="outer-doors">
      <header>
        <h2 id="outer-doors">{t('outer.title')}</h2>
      </header>
      <div className="in">
        <p className="soft">{t('outer.lead')}</p>
        {(behaviours.isPending || doors.isPending) && <Skeleton lines={4} />}
        {error && <Trouble error={error} onRetry={() => void behaviours.refetch()} />}
        {outer?.length === 0 && <EmptyState icon="door">{t('outer.none')}</EmptyState>}
        <ul className="devices-list">
          {outer?.map((door) => (
            <OuterRow
              key={door.doorId}
              door={door}
              name={nameById.get(door.doorId) ?? ''}
              schoolId={schoolId}
            />
          ))}
        </ul>
      </div>
    </section>
  );
};
