import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import type { HistoryAddress } from './history-address.ts';
import type { HistoryWords } from './use-history-words.ts';

type Typed = Omit<HistoryAddress, 'school'>;

const KindSelect = ({
  words,
  value,
  onChange,
}: {
  readonly words: HistoryWords;
  readonly value: string;
  readonly onChange: (kind: string) => void;
}) => {
  const { t, i18n } = useTranslation('diary-history');
  const id = useId();
  const kinds = words
    .known('kind')
    .sort((one, other) => one.word.localeCompare(other.word, i18n.language));
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('filter.kind')}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('filter.anyKind')}</option>
        {kinds.map(({ code, word }) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
};

const DateField = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (date: string) => void;
}) => {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
};

/** Empty fields leave no trace in the address. */
const filled = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));

/** What one searches by. The search begins with `Enter` or the button, so that half a name is not read out of the register. */
export const HistoryFilters = ({
  address,
  words,
  onSearch,
  children,
}: {
  readonly address: HistoryAddress;
  readonly words: HistoryWords;
  readonly onSearch: (typed: Typed) => void;
  /** What stands beside the button of the search. */
  readonly children?: ReactNode;
}) => {
  const { t } = useTranslation('diary-history');
  const { school: _school, ...given } = address;
  const [typed, setTyped] = useState<Typed>(given);
  const set = (over: Typed) => setTyped((now) => ({ ...now, ...over }));
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch(filled(typed));
  };
  const clear = () => {
    setTyped({});
    onSearch({});
  };
  return (
    <search className="sheet history-search" aria-label={t('filter')}>
      <form onSubmit={search}>
        <div className="history-fields">
          <Field
            label={t('filter.about')}
            name="about"
            value={typed.about ?? ''}
            onChange={(about) => set({ about })}
            hint={t('filter.aboutHint')}
            maxLength={100}
          />
          <Field
            label={t('filter.who')}
            name="who"
            value={typed.who ?? ''}
            onChange={(who) => set({ who })}
            hint={t('filter.whoHint')}
            maxLength={100}
          />
          <Field
            label={t('filter.what')}
            name="what"
            value={typed.what ?? ''}
            onChange={(what) => set({ what })}
            hint={t('filter.whatHint')}
            maxLength={100}
          />
          <KindSelect words={words} value={typed.kind ?? ''} onChange={(kind) => set({ kind })} />
          <DateField
            label={t('filter.from')}
            value={typed.from ?? ''}
            onChange={(from) => set({ from })}
          />
          <DateField label={t('filter.to')} value={typed.to ?? ''} onChange={(to) => set({ to })} />
        </div>
        <div className="history-acts">
          <Button type="submit" kind="go" icon="search">
            {t('filter.go')}
          </Button>
          <Button onPress={clear}>{t('filter.clear')}</Button>
          <span className="grow" />
          {children}
        </div>
      </form>
    </search>
  );
};
