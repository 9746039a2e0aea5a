import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import type { SchoolOption } from './option-queries.ts';
import { useOptionWords } from './use-option-words.ts';
import { useSetOption } from './use-set-option.ts';

/** A typed number in the range of the option, or nothing. */
const numberWithin = ({ least = 0, most = 0 }: SchoolOption, typed: string): number | undefined => {
  const value = /^\s*-?\d{1,7}\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
};

interface ValueProps {
  readonly option: SchoolOption;
  readonly draft: string;
  readonly onChange: (draft: string) => void;
}

const ValueField = ({ option, draft, onChange }: ValueProps) => {
  const { t } = useTranslation('diary-settings');
  const words = useOptionWords();
  if (option.kind === 'bool')
    return (
      <SegmentedSwitch
        label={t('value')}
        segments={(['true', 'false'] as const).map((id) => ({
          id,
          label: words.valueText(option, id === 'true'),
        }))}
        value={draft === 'true' ? 'true' : 'false'}
        onChange={onChange}
      />
    );
  if (option.kind === 'choice')
    return (
      <SelectField
        label={t('value')}
        choices={option.values.map((id) => ({ id, label: words.valueText(option, id) }))}
        value={draft}
        onChange={onChange}
      />
    );
  const range = { least: option.least ?? 0, most: option.most ?? 0 };
  return (
    <Field
      label={t('value')}
      name="value"
      inputMode="numeric"
      maxLength={8}
      hint={t('range', range)}
      value={draft}
      onChange={onChange}
      error={numberWithin(option, draft) === undefined ? t('rangeFault', range) : undefined}
    />
  );
};

const parsed = (option: SchoolOption, draft: string): SchoolOption['value'] | undefined => {
  if (option.kind === 'bool') return draft === 'true';
  return option.kind === 'choice' ? draft : numberWithin(option, draft);
};

/** Another value of one option: what it does is said before it is saved, the minutes are asked where the council decides. */
export const OptionQuestion = ({
  option,
  onClose,
}: {
  readonly option: SchoolOption;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-settings');
  const words = useOptionWords();
  const [draft, setDraft] = useState(String(option.value));
  const [minutes, setMinutes] = useState('');
  const save = useSetOption(option, onClose);
  const value = parsed(option, draft);
  const isMinutesMissing = option.isCouncilMatter && minutes.trim() === '';
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('question', { name: words.name(option) })}
      consequence={<p>{words.why(option)}</p>}
      leave={t('cancel')}
      verb={t('save')}
      busy={save.isPending}
      isDisabled={value === undefined || value === option.value || isMinutesMissing}
      onAnswer={() =>
        value !== undefined &&
        save.mutate({ value, ...(option.isCouncilMatter ? { minutes: minutes.trim() } : {}) })
      }
    >
      <ValueField option={option} draft={draft} onChange={setDraft} />
      {option.isCouncilMatter && (
        <Field
          label={t('minutesLabel')}
          name="minutes"
          maxLength={200}
          hint={t('minutesHint')}
          value={minutes}
          onChange={setMinutes}
        />
      )}
      {save.error && <Trouble error={save.error} />}
    </Question>
  );
};
