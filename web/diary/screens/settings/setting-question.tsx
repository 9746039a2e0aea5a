import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { draftOf, meantBy, SettingField } from './setting-field.tsx';
import { isSameValue, type SettingKey, type SettingValue } from './setting-queries.ts';
import { SETTINGS } from './setting-specs.ts';
import { useSetSetting } from './use-set-setting.ts';
import { useSettingWords } from './use-setting-words.ts';

/** Another value of one setting. Where somebody else was quicker, both values stand side by side and one more press decides (CLASH). */
export const SettingQuestion = ({
  of,
  value: stored,
  onClose,
}: {
  readonly of: SettingKey;
  readonly value: SettingValue;
  readonly onClose: () => void;
}) => {
  const { shape } = SETTINGS[of];
  const words = useSettingWords();
  const { t } = words;
  const [draft, setDraft] = useState(() => draftOf(shape, stored));
  const save = useSetSetting(of, onClose);
  const value = meantBy(shape, draft);
  const isClash = hasCode(save.error, 'kernel.version_conflict');
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('diary-settings:question', { name: words.name(of) })}
      consequence={<p>{words.why(of)}</p>}
      leave={t('diary-settings:cancel')}
      verb={t(isClash ? 'saveMine' : 'diary-settings:save')}
      busy={save.isPending}
      isDisabled={value === undefined || isSameValue(value, stored)}
      onAnswer={() => value !== undefined && save.mutate({ value, seen: stored })}
    >
      <SettingField of={of} draft={draft} onChange={setDraft} />
      {isClash && (
        <Note kind="lamp" role="alert">
          <p>
            {t('clash', {
              theirs: words.valueText(of, stored),
              mine: value === undefined ? '' : words.valueText(of, value),
            })}
          </p>
        </Note>
      )}
      {save.error && !isClash && <Trouble error={save.error} />}
    </Question>
  );
};
