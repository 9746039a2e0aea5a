import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { CHANGES_SETTINGS, SETTINGS_READERS } from '../../nav/readers.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { optionsQuery, type SchoolOption } from './option-queries.ts';
import { OptionRow } from './option-row.tsx';
import { type SettingKey, type SettingsReply, settingsQuery } from './setting-queries.ts';
import { SettingRow } from './setting-row.tsx';
import { SETTING_KEYS, SETTINGS } from './setting-specs.ts';
import { useMayChange } from './use-may-change.ts';
import { useOptionWords } from './use-option-words.ts';
import { useSettingWords } from './use-setting-words.ts';
import './settings.css';

/** Headings in the order of the page: who gets in, what people see, the doors, the gatehouse. */
const GROUPS = [
  'accounts',
  'people',
  'parentView',
  'attendance',
  'doors',
  'roster',
  'gatehouse',
  'cards',
] as const;

/** Whether a text has all the words that are looked for. */
const hasWords = (text: string, find: string): boolean => {
  const whole = text.toLocaleLowerCase();
  return find
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => whole.includes(word));
};

/** Options and settings whose name, sentence or source has all the words. */
const useFound = (options: readonly SchoolOption[], isRead: boolean, find: string) => {
  const words = useOptionWords();
  const own = useSettingWords();
  return {
    options: options.filter((option) =>
      hasWords(`${words.name(option)} ${words.why(option)} ${option.source}`, find),
    ),
    settings: (isRead ? SETTING_KEYS : []).filter((key) =>
      hasWords(`${own.name(key)} ${own.why(key)} ${SETTINGS[key].source}`, find),
    ),
  };
};

const Groups = ({
  options,
  settings,
  reply,
}: {
  readonly options: readonly SchoolOption[];
  readonly settings: readonly SettingKey[];
  readonly reply: SettingsReply | undefined;
}) => {
  const { t } = useTranslation('diary-settings');
  return GROUPS.map((group) => {
    const ofOptions = options.filter((option) => option.group === group);
    const ofSettings = settings.filter((key) => SETTINGS[key].group === group);
    if (ofOptions.length + ofSettings.length === 0) return null;
    return (
      <section key={group} className="sheet option-group" aria-labelledby={`options-${group}`}>
        <h2 id={`options-${group}`}>{t(`group.${group}`)}</h2>
        <ul>
          {ofOptions.map((option) => (
            <OptionRow key={option.key} option={option} />
          ))}
          {reply && ofSettings.map((key) => <SettingRow key={key} of={key} reply={reply} />)}
        </ul>
      </section>
    );
  });
};

/** Doors, gatehouse and accounts: read by those whose office it is; a given right reaches the options only. */
const useSettings = () => {
  const isReader = may(useRoles(), 'readSettings');
  return useQuery({ ...settingsQuery(useApp().core, useSchoolId()), enabled: isReader });
};

const Body = () => {
  const { t } = useTranslation('diary-settings');
  const { find = '' } = useSearch({ from: '/inside/settings' });
  const navigate = useNavigate({ from: '/settings' });
  const { data, error, isPending, refetch } = useQuery(optionsQuery(useApp().core, useSchoolId()));
  const settings = useSettings();
  const found = useFound(data ?? [], settings.data !== undefined, find);
  const isNothing = found.options.length + found.settings.length === 0;
  const isWritable = useMayChange();
  return (
    <Page
      title={t('title')}
      lead={isWritable ? t('lead') : t('readOnly')}
      actions={<SchoolTabs now="settings" />}
    >
      <SchoolSwitch
        roles={SETTINGS_READERS}
        right={CHANGES_SETTINGS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      <div className="options">
        <SearchField
          label={t('search')}
          placeholder={t('search')}
          value={find}
          onChange={(next) =>
            void navigate({
              search: ({ find: _, ...now }) => (next === '' ? now : { ...now, find: next }),
              replace: true,
            })
          }
        />
        {isPending && <Skeleton lines={10} />}
        {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
        {!settings.data && settings.error && (
          <Trouble error={settings.error} onRetry={() => void settings.refetch()} />
        )}
        {data && isNothing && (
          <EmptyState icon="settings">{data.length === 0 ? t('none') : t('nothing')}</EmptyState>
        )}
        <Groups {...found} reply={settings.data} />
      </div>
    </Page>
  );
};

/** „Ustawienia szkoły": every option with its sentence and its source. */
export const SettingsScreen = () => {
  const { school } = useSearch({ from: '/inside/settings' });
  const schoolId = useOfficeSchool(SETTINGS_READERS, school, CHANGES_SETTINGS);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
