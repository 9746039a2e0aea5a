import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { agreementsQuery } from './privacy-queries.ts';
import { usePrivacyChange } from './use-privacy-change.ts';
import { useReportWords } from './use-report-words.ts';

const EMPTY = { provider: '', wording: '', signedOn: '', validFrom: '', validTo: '' };

const AddForm = () => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const [typed, setTyped] = useState(EMPTY);
  const add = usePrivacyChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/processing-agreements', {
          headers: inSchool(schoolId),
          body: {
            ...typed,
            validTo: typed.validTo === '' ? null : typed.validTo,
            subprocessors: null,
          },
        }),
      ),
    { said: t('agreement.added'), onDone: () => setTyped(EMPTY) },
  );
  const { validTo: _, ...needed } = typed;
  const isReady = Object.values(needed).every((value) => value.trim() !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) add.mutate(undefined);
  };
  const field = (name: keyof typeof EMPTY, more: { type?: 'date'; maxLength?: number }) => (
    <Field
      label={t(`agreement.${name}`)}
      name={name}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      {...more}
    />
  );
  return (
    <form className="sheet privacy-form" onSubmit={send} aria-label={t('agreement.new')}>
      <h2>{t('agreement.new')}</h2>
      {field('provider', { maxLength: 200 })}
      {field('wording', { maxLength: 80 })}
      {field('signedOn', { type: 'date' })}
      {field('validFrom', { type: 'date' })}
      {field('validTo', { type: 'date' })}
      {add.error && <Trouble error={add.error} />}
      <div className="privacy-acts">
        <Button kind="go" type="submit" isDisabled={!isReady} isPending={add.isPending}>
          {t('agreement.add')}
        </Button>
      </div>
    </form>
  );
};

/** Under which agreement the provider processes the school's data (PRIV-14). */
export const AgreementPart = () => {
  const { t } = useTranslation('diary-privacy');
  const words = useReportWords(useZone(useSchoolId()));
  const { data, error, isPending, refetch } = useQuery(
    agreementsQuery(useApp().core, useSchoolId()),
  );
  return (
    <>
      {may(useRoles(), 'signAgreements') && <AddForm />}
      {isPending && <Skeleton lines={4} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="book">{t('agreement.none')}</EmptyState>}
      <ul className="privacy-list">
        {data?.map((each) => (
          <li key={each.agreementId} className="sheet privacy-line">
            <p>
              <b>{each.provider}</b> · {each.wording}
            </p>
            <p className="soft small">
              {t('agreement.facts', {
                signed: words.day(each.signedOn),
                from: words.day(each.validFrom),
                to: each.validTo === null ? '…' : words.day(each.validTo),
                name: each.recordedByName,
              })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
};
