import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { ADMIN_KEYS } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { DOOR_KEYS, type DoorBehaviour, saveBehaviour } from '../../data/door-queries.ts';
import { useLink } from '../../live/live-context.ts';
import { Trouble } from '../../nav/trouble.tsx';
import {
  type BehaviourField,
  type BehaviourForm,
  behaviourForm,
  needsReason,
  readBehaviour,
} from './behaviour-draft.ts';
import { SpanFields } from './span-fields.tsx';

interface BehaviourQuestionProps {
  readonly door: DoorBehaviour;
  readonly name: string;
  readonly schoolId: string;
  readonly onClose: () => void;
}

interface PartProps {
  readonly form: BehaviourForm;
  readonly wrong: readonly BehaviourField[];
  readonly change: (over: Partial<BehaviourForm>) => void;
}

/** One of a few, with its label above. */
const Choice = <Id extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}) => (
  <div className="field">
    <span className="label" aria-hidden="true">
      {label}
    </span>
    <SegmentedSwitch label={label} segments={choices} value={value} onChange={onChange} />
  </div>
);

const YesNo = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) => {
  const { t } = useTranslation('diary-doors');
  const choices = (['yes', 'no'] as const).map((id) => ({ id, label: t(id) }));
  return (
    <Choice
      label={label}
      choices={choices}
      value={value ? 'yes' : 'no'}
      onChange={(id) => onChange(id === 'yes')}
    />
  );
};

const Entry = ({ form, wrong, change }: PartProps) => {
  const { t } = useTranslation('diary-doors');
  return (
    <>
      <Choice
        label={t('opensBy')}
        choices={(['card', 'card_pin', 'pin'] as const).map((id) => ({
          id,
          label: t(`opensBy.${id}`),
        }))}
        value={form.opensBy}
        onChange={(opensBy) => change({ opensBy })}
      />
      {form.opensBy !== 'card' && (
        <>
          <p className="soft small">{t(`opensBy.${form.opensBy}.what`)}</p>
          <YesNo
            label={t('duress')}
            value={form.hasDuress}
            onChange={(hasDuress) => change({ hasDuress })}
          />
          {form.hasDuress && <p className="soft small">{t('duress.what')}</p>}
        </>
      )}
      <YesNo label={t('outer')} value={form.isOuter} onChange={(isOuter) => change({ isOuter })} />
      {needsReason(form) && (
        <Note kind="lamp">
          <Field
            label={t('reason')}
            name="reason"
            value={form.reason}
            onChange={(reason) => change({ reason })}
            hint={t('reason.hint')}
            error={wrong.includes('reason') ? t('bad.reason') : undefined}
            maxLength={500}
            rows={2}
          />
        </Note>
      )}
    </>
  );
};

const Hours = ({ form, wrong, change }: PartProps) => {
  const { t } = useTranslation('diary-doors');
  const days = ['none', 'weekdays', 'spans'] as const;
  return (
    <>
      <Choice<BehaviourForm['days']>
        label={t('hours')}
        choices={days.map((id) => ({ id, label: t(`hours.${id}`) }))}
        value={form.days}
        onChange={(next) => change({ days: next })}
      />
      {form.days === 'weekdays' && (
        <div className="two">
          <Field
            label={t('hours.from')}
            name="from"
            type="time"
            value={form.from}
            onChange={(from) => change({ from })}
            error={wrong.includes('hours') ? t('bad.hours') : undefined}
          />
          <Field
            label={t('hours.to')}
            name="to"
            type="time"
            value={form.to}
            onChange={(to) => change({ to })}
          />
        </div>
      )}
      {form.days === 'spans' && (
        <SpanFields
          spans={form.spans}
          isWrong={wrong.includes('hours')}
          onChange={(spans) => change({ spans })}
        />
      )}
      {form.days !== 'none' && (
        <YesNo
          label={t('afterStaff')}
          value={form.isAfterStaff}
          onChange={(isAfterStaff) => change({ isAfterStaff })}
        />
      )}
      <div className="two">
        <Field
          label={t('interlock')}
          name="interlock"
          value={form.interlock}
          onChange={(interlock) => change({ interlock })}
          hint={t('interlock.hint')}
          error={wrong.includes('interlock') ? t('bad.interlock') : undefined}
          inputMode="numeric"
          maxLength={2}
        />
        <Field
          label={t('repeat')}
          name="repeat"
          value={form.repeat}
          onChange={(repeat) => change({ repeat })}
          hint={t('repeat.hint')}
          error={wrong.includes('repeat') ? t('bad.repeat') : undefined}
          inputMode="numeric"
          maxLength={3}
        />
      </div>
    </>
  );
};

/** How a door behaves: what opens it, when it stands free, its airlock and alarms. */
export const BehaviourQuestion = ({ door, name, schoolId, onClose }: BehaviourQuestionProps) => {
  const { t } = useTranslation('diary-doors');
  const { core } = useApp();
  const { state } = useLink();
  const queries = useQueryClient();
  const [form, setForm] = useState(() => behaviourForm(door));
  const [isTried, setTried] = useState(false);
  const read = readBehaviour(form, door);
  const saving = useMutation({
    mutationFn: (wanted: Parameters<typeof saveBehaviour>[3]) =>
      saveBehaviour(core, schoolId, door, wanted),
    onSuccess: onClose,
    // Also after a refusal: the reason may have been kept, and the door has another version then.
    onSettled: () =>
      Promise.all(
        [DOOR_KEYS.behaviours, ADMIN_KEYS.health].map((key) =>
          queries.invalidateQueries({ queryKey: [key, schoolId] }),
        ),
      ),
  });
  const part: PartProps = {
    form,
    wrong: isTried && !read.ok ? read.wrong : [],
    change: (over) => setForm((now) => ({ ...now, ...over })),
  };
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('title', { name })}
      consequence={<p>{t('lead')}</p>}
      leave={t('leave')}
      verb={t('save')}
      busy={saving.isPending}
      isDisabled={state === 'offline'}
      onAnswer={() => {
        setTried(true);
        if (read.ok) saving.mutate(read);
      }}
    >
      <Entry {...part} />
      <Hours {...part} />
      {saving.error && <Trouble error={saving.error} />}
    </Question>
  );
};
