import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { may } from '../../nav/places.ts';
import { useRoles } from '../../session/use-session.ts';
import { PRIVACY } from './privacy-queries.ts';

export interface ChosenAccount {
  readonly accountId: string;
  readonly name: string;
}

/** Whose access an incident is about, by name or login; only for those who see the list of accounts. */
export const AccountChoice = ({
  chosen,
  onChoose,
}: {
  readonly chosen: ChosenAccount | undefined;
  readonly onChoose: (account: ChosenAccount | undefined) => void;
}) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const isAllowed = may(useRoles(), 'readAccounts');
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const { data } = useQuery({
    queryKey: [PRIVACY, 'accounts', schoolId, wanted],
    enabled: isAllowed && wanted !== '',
    queryFn: async () => {
      const call = core.client.GET('/api/v1/accounts', {
        headers: inSchool(schoolId),
        params: { query: { search: wanted, limit: 8 } },
      });
      return (await dataOf(call)).items;
    },
  });
  if (!isAllowed) return null;
  return (
    <div className="person-choice">
      <SearchField
        label={t('incident.account')}
        placeholder={t('find')}
        value={search}
        onChange={setSearch}
      />
      {wanted !== '' && data && data.length > 0 && (
        <ul className="person-found">
          {data.map(({ accountId, name, login }) => (
            <li key={accountId}>
              <Button
                kind="bare"
                onPress={() => {
                  onChoose({ accountId, name });
                  setSearch('');
                }}
              >
                {`${name} (${login})`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {wanted !== '' && data?.length === 0 && <p className="soft small">{t('nobody')}</p>}
      {chosen && (
        <p className="person-chosen">
          <b>{chosen.name}</b>{' '}
          <Button kind="bare" icon="x" onPress={() => onChoose(undefined)}>
            {t('drop')}
          </Button>
        </p>
      )}
    </div>
  );
};
