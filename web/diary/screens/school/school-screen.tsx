import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { SETTINGS_READERS } from '../../nav/readers.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { Draft } from '../structure/draft.tsx';
import { CardForm } from './card-form.tsx';
import { LogoPart } from './logo-part.tsx';
import { PlacesPart } from './places-part.tsx';
import { type SchoolCard, schoolCardQuery } from './school-queries.ts';
import { useSchool } from './use-school.ts';
import '../people/people.css';
import './school.css';

const Facts = ({ card }: { readonly card: SchoolCard }) => {
  const { t } = useSchool();
  const facts = [
    ['name', card.name],
    ['shortName', card.shortName],
    ['kind', card.kind === null ? '' : t(`kind.${card.kind}`)],
    ['rspo', card.rspo ?? ''],
    ['address', card.address],
  ] as const;
  return (
    <dl className="school-facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{value === '' ? <span className="soft">{t('missing')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
};

const RecordPart = ({ card }: { readonly card: SchoolCard }) => {
  const { t, isKeeper } = useSchool();
  const [isOpen, open] = useState(false);
  return (
    <section className="sheet school-part" aria-labelledby="school-record">
      <h2 id="school-record">{t('record')}</h2>
      {isOpen ? (
        <Draft row={card}>
          {(begun, again) => <CardForm card={begun} onAgain={again} onClose={() => open(false)} />}
        </Draft>
      ) : (
        <>
          <Facts card={card} />
          {isKeeper && (
            <Button icon="pencil" onPress={() => open(true)}>
              {t('change')}
            </Button>
          )}
        </>
      )}
    </section>
  );
};

const Body = () => {
  const { t, core, schoolId, isKeeper } = useSchool();
  const navigate = useNavigate({ from: '/school' });
  const { data, error, refetch } = useQuery(schoolCardQuery(core, schoolId));
  return (
    <Page
      title={t('title')}
      lead={isKeeper ? t('lead') : t('readOnly')}
      actions={<SchoolTabs now="school" />}
    >
      <SchoolSwitch
        roles={SETTINGS_READERS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && (
        <div className="school-page">
          <RecordPart card={data} />
          <LogoPart card={data} />
          <PlacesPart card={data} />
        </div>
      )}
    </Page>
  );
};

/** „Dane szkoły": its record, its mark, its buildings and rooms. */
export const SchoolScreen = () => {
  const { school } = useSearch({ from: '/inside/school' });
  const schoolId = useOfficeSchool(SETTINGS_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
