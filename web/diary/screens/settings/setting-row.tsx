import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { may } from '../../nav/places.ts';
import { useRoles } from '../../session/use-session.ts';
import { isSameValue, type SettingKey, type SettingsReply } from './setting-queries.ts';
import { SettingQuestion } from './setting-question.tsx';
import { SETTINGS } from './setting-specs.ts';
import { useSettingWords } from './use-setting-words.ts';

/** One setting: its name, what it does, its value, its default. */
export const SettingRow = ({
  of,
  reply,
}: {
  readonly of: SettingKey;
  readonly reply: SettingsReply;
}) => {
  const words = useSettingWords();
  const { t } = words;
  const [isAsking, ask] = useState(false);
  const isWritable = may(useRoles(), 'setOptions');
  const id = `setting-${of}`;
  const value = reply.settings[of];
  const usual = reply.defaults[of];
  const { source, comesLater } = SETTINGS[of];
  return (
    <li className="option" aria-labelledby={id}>
      <div className="option-what">
        <h3 id={id}>{words.name(of)}</h3>
        <p>{words.why(of)}</p>
        {source !== '' && (
          <p className="option-facts">
            <span>{t('diary-settings:source', { source })}</span>
          </p>
        )}
        {comesLater === true && (
          <Tag kind="wait" icon="clock">
            {t('diary-settings:later')}
          </Tag>
        )}
      </div>
      <div className="option-value">
        <b>{words.valueText(of, value)}</b>
        <span className="soft small">
          {isSameValue(value, usual)
            ? t('isDefault')
            : t('diary-settings:default', { value: words.valueText(of, usual) })}
        </span>
        {isWritable && (
          <Button
            icon="pencil"
            onPress={() => ask(true)}
            aria-label={`${t('diary-settings:change')}: ${words.name(of)}`}
          >
            {t('diary-settings:change')}
          </Button>
        )}
      </div>
      {isAsking && <SettingQuestion of={of} value={value} onClose={() => ask(false)} />}
    </li>
  );
};
