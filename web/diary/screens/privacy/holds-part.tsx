import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { type Chosen, PersonChoice } from './person-choice.tsx';
import { type Hold, holdsQuery } from './privacy-queries.ts';
import { usePrivacyChange } from './use-privacy-change.ts';
import { useReportWords } from './use-report-words.ts';

const HoldLine = ({ hold }: { readonly hold: Hold }) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const words = useReportWords(useZone(schoolId));
  const end = usePrivacyChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/retention/holds/{holdId}/end', {
          headers: inSchool(schoolId),
          params: { path: { holdId: hold.holdId } },
          body: { reason: t('hold.endReason'), version: hold.version },
        }),
      ),
    { said: t('hold.ended') },
  );
  return (
    <li className="privacy-hold">
      <span>
        <b>{hold.personName ?? t('hold.everybody')}</b>: {hold.reason}{' '}
        <span className="soft small">
          {t('hold.facts', { when: words.moment(hold.setAtUtc), name: hold.setByName })}{' '}
          {hold.endedAtUtc !== null &&
            t('hold.endedAt', {
              when: words.moment(hold.endedAtUtc),
              name: hold.endedByName ?? '',
            })}
        </span>
      </span>
      {hold.endedAtUtc === null && (
        <Button
          aria-label={t('hold.endOf', { name: hold.personName ?? t('hold.everybody') })}
          isPending={end.isPending}
          onPress={() => end.mutate(undefined)}
        >
          {t('hold.end')}
        </Button>
      )}
      {end.error && <Trouble error={end.error} />}
    </li>
  );
};

/** What must not be erased as long as a proceeding lasts. */
export const HoldsPart = () => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { data, error } = useQuery(holdsQuery(core, schoolId));
  const [person, setPerson] = useState<readonly Chosen[]>([]);
  const [reason, setReason] = useState('');
  const add = usePrivacyChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/retention/holds', {
          headers: inSchool(schoolId),
          body: { personId: person[0]?.personId ?? null, reason: reason.trim() },
        }),
      ),
    {
      said: t('hold.added'),
      onDone: () => {
        setPerson([]);
        setReason('');
      },
    },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') add.mutate(undefined);
  };
  return (
    <form className="sheet privacy-form" onSubmit={send} aria-label={t('hold.title')}>
      <h2>{t('hold.title')}</h2>
      <p className="soft">{t('hold.what')}</p>
      {error && <Trouble error={error} />}
      <ul className="privacy-runs">
        {data?.map((hold) => (
          <HoldLine key={hold.holdId} hold={hold} />
        ))}
      </ul>
      <PersonChoice label={t('hold.whose')} chosen={person} isOne onChange={setPerson} />
      <Field
        label={t('reason')}
        name="holdReason"
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      {add.error && <Trouble error={add.error} />}
      <div className="privacy-acts">
        <Button type="submit" isDisabled={reason.trim() === ''} isPending={add.isPending}>
          {person.length === 0 ? t('hold.addAll') : t('hold.add')}
        </Button>
      </div>
    </form>
  );
};
