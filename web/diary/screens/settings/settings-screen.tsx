import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may, SETTINGS_READERS } from '../../nav/places.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { optionsQuery, type SchoolOption } from './option-queries.ts';
import { OptionRow } from './option-row.tsx';
import { useOptionWords } from './use-option-words.ts';
import './settings.css';

/** Options whose name, sentence or source has all the words; in the order in which the features declare them. */
const useFound = (options: readonly SchoolOption[], find: string) => {
  const words = useOptionWords();
  const wanted = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = `${words.name(option)} ${words.why(option)} ${option.source}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
};

const Groups = ({ options }: { readonly options: readonly SchoolOption[] }) => {
  const { t } = useTranslation('diary-settings');
  const groups = [...new Set(options.map(({ group }) => group))];
  return groups.map((group) => (
    <section key={group} className="sheet option-group" aria-labelledby={`options-${group}`}>
      <h2 id={`options-${group}`}>{t(`group.${group}`)}</h2>
      <ul>
        {options
          .filter((option) => option.group === group)
          .map((option) => (
            <OptionRow key={option.key} option={option} />
          ))}
      </ul>
    </section>
  ));
};

const Body = () => {
  const { t } = useTranslation('diary-settings');
  const { find = '' } = useSearch({ from: '/inside/settings' });
  const navigate = useNavigate({ from: '/settings' });
  const { data, error, isPending, refetch } = useQuery(optionsQuery(useApp().core, useSchoolId()));
  const found = useFound(data ?? [], find);
  const isWritable = may(useRoles(), 'setOptions');
  return (
    <Page
      title={t('title')}
      lead={isWritable ? t('lead') : t('readOnly')}
      actions={<SchoolTabs now="settings" />}
    >
      <SchoolSwitch
        roles={SETTINGS_READERS}
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
        {data && found.length === 0 && (
          <EmptyState icon="settings">{data.length === 0 ? t('none') : t('nothing')}</EmptyState>
        )}
        <Groups options={found} />
      </div>
    </Page>
  );
};

/** „Ustawienia szkoły": every option with its sentence and its source. */
export const SettingsScreen = () => {
  const { school } = useSearch({ from: '/inside/settings' });
  const schoolId = useOfficeSchool(SETTINGS_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
