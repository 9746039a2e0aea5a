import { Field } from '../../../shared/ui/field.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { areSpansGood, type Span } from '../devices/free-spans.ts';
import { SpanFields } from '../devices/span-fields.tsx';
import type { SettingKey, SettingValue } from './setting-queries.ts';
import { SETTINGS, type SettingShape } from './setting-specs.ts';
import { useSettingWords } from './use-setting-words.ts';

/** What is typed: words of a field, a switch, or hours. */
export interface SettingDraft {
  readonly text: string;
  readonly isOn: boolean;
  readonly hours: readonly Span[];
}

export const draftOf = (shape: SettingShape, value: SettingValue): SettingDraft => ({
  text:
    typeof value === 'number'
      ? String(shape.kind === 'whole' ? value / (shape.parts ?? 1) : value)
      : typeof value === 'string'
        ? value
        : '',
  isOn: value !== null && value !== false,
  hours: Array.isArray(value) ? value : [],
});

/** The value that a draft means; undefined where it fits nothing. */
export const meantBy = (
  shape: SettingShape,
  { text, isOn, hours }: SettingDraft,
): SettingValue | undefined => {
  if (shape.kind === 'bool') return isOn;
  if (shape.kind === 'hours') return areSpansGood(hours) ? [...hours] : undefined;
  if (shape.kind === 'text') {
    const trimmed = text.trim();
    return trimmed === '' ? null : trimmed.length <= shape.most ? trimmed : undefined;
  }
  if (shape.isOffable === true && !isOn) return null;
  const typed = /^\s*\d{1,7}\s*$/.test(text) ? Number(text) : Number.NaN;
  return typed >= shape.least && typed <= shape.most ? typed * (shape.parts ?? 1) : undefined;
};

/** The field of one setting, by its shape. */
export const SettingField = ({
  of,
  draft,
  onChange,
}: {
  readonly of: SettingKey;
  readonly draft: SettingDraft;
  readonly onChange: (draft: SettingDraft) => void;
}) => {
  const { t } = useSettingWords();
  const { shape } = SETTINGS[of];
  const label = t('diary-settings:value');
  const isOff = shape.kind === 'bool' || (shape.kind === 'whole' && shape.isOffable === true);
  const isWrong = meantBy(shape, draft) === undefined;
  const setText = (text: string) => onChange({ ...draft, text });
  return (
    <>
      {isOff && (
        <SegmentedSwitch
          label={shape.kind === 'bool' ? label : t('switch')}
          segments={[
            { id: 'on', label: t('diary-settings:yes') },
            { id: 'off', label: t('diary-settings:no') },
          ]}
          value={draft.isOn ? 'on' : 'off'}
          onChange={(id) => onChange({ ...draft, isOn: id === 'on' })}
        />
      )}
      {shape.kind === 'whole' && (draft.isOn || shape.isOffable !== true) && (
        <Field
          label={t(`label.${shape.unit}`)}
          name="value"
          inputMode="numeric"
          maxLength={7}
          hint={t('diary-settings:range', shape)}
          value={draft.text}
          onChange={setText}
          error={isWrong ? t('diary-settings:rangeFault', shape) : undefined}
        />
      )}
      {shape.kind === 'text' && (
        <Field
          label={label}
          name="value"
          maxLength={shape.most}
          hint={t('textHint')}
          value={draft.text}
          onChange={setText}
        />
      )}
      {shape.kind === 'hours' && (
        <SpanFields
          spans={draft.hours}
          isWrong={isWrong}
          onChange={(hours) => onChange({ ...draft, hours })}
        />
      )}
    </>
  );
};
