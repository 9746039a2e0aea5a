import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import type { SchoolOption } from './option-queries.ts';
import { OptionQuestion } from './option-question.tsx';
import { useMayChange } from './use-may-change.ts';
import { useOptionWords } from './use-option-words.ts';

/** Who set it and when, or that nobody did. */
const Since = ({ option }: { readonly option: SchoolOption }) => {
  const { t } = useTranslation('diary-settings');
  const words = useDateWords();
  const zone = useZone(useSchoolId());
  const { setAtUtc, setByName, minutes } = option;
  if (setAtUtc === null) return <span>{t('never')}</span>;
  const when = `${words.longDay(zone.dateOf(setAtUtc))}, ${zone.clockOf(setAtUtc)}`;
  return (
    <>
      <span>{t('setBy', { name: setByName ?? '', when })}</span>
      {minutes !== null && <span>{t('minutes', { minutes })}</span>}
    </>
  );
};

/** One option: its name, what it does, its value, where it comes from and who set it. */
export const OptionRow = ({ option }: { readonly option: SchoolOption }) => {
  const { t } = useTranslation('diary-settings');
  const words = useOptionWords();
  const [isAsking, ask] = useState(false);
  const isWritable = useMayChange();
  const id = `option-${option.key}`;
  const isDefault = option.value === option.default;
  return (
    <li className="option" aria-labelledby={id}>
      <div className="option-what">
        <h3 id={id}>{words.name(option)}</h3>
        <p>{words.why(option)}</p>
        <p className="option-facts">
          <span>{t('source', { source: option.source })}</span>
          {option.isCouncilMatter && <span>{t('council')}</span>}
          <Since option={option} />
        </p>
        {option.comesLater && (
          <Tag kind="wait" icon="clock">
            {t('later')}
          </Tag>
        )}
      </div>
      <div className="option-value">
        <b>{words.valueText(option, option.value)}</b>
        {!isDefault && (
          <span className="soft small">
            {t('default', { value: words.valueText(option, option.default) })}
          </span>
        )}
        {isWritable && (
          <Button
            icon="pencil"
            onPress={() => ask(true)}
            aria-label={`${t('change')}: ${words.name(option)}`}
          >
            {t('change')}
          </Button>
        )}
      </div>
      {isAsking && <OptionQuestion option={option} onClose={() => ask(false)} />}
    </li>
  );
};
