import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { isDate } from '../people/faults.ts';
import {
  type Candidate,
  candidatesQuery,
  giveRight,
  kindsQuery,
  type RightKind,
} from './right-queries.ts';
import { useRightChange } from './use-right-change.ts';

/** Finds the person; only those who may be given something are offered. */
const Whom = ({
  chosen,
  onChoose,
}: {
  readonly chosen: Candidate | undefined;
  readonly onChoose: (candidate: Candidate) => void;
}) => {
  const { t } = useTranslation(['diary-rights', 'diary']);
  const [search, setSearch] = useState('');
  const { data } = useQuery(candidatesQuery(useApp().core, useSchoolId(), search.trim()));
  const rolesOf = ({ roles }: Candidate) =>
    [...new Set(roles)].map((role) => t(`diary:role.${role}`)).join(', ');
  return (
    <>
      <SearchField
        label={t('diary-rights:give.whom')}
        placeholder={t('diary-rights:give.find')}
        value={search}
        onChange={setSearch}
      />
      {chosen && <p role="status">{t('diary-rights:give.chosen', { name: chosen.name })}</p>}
      {search.trim() !== '' && data?.length === 0 && (
        <p className="soft small">{t('diary-rights:give.nobody')}</p>
      )}
      <ul className="rights-candidates">
        {search.trim() !== '' &&
          data?.map((candidate) => (
            <li key={candidate.accountId}>
              <Button
                kind="bare"
                aria-pressed={candidate.accountId === chosen?.accountId}
                onPress={() => onChoose(candidate)}
              >
                <span>
                  <b>{candidate.name}</b>
                  <br />
                  <span className="soft small">{rolesOf(candidate)}</span>
                </span>
              </Button>
            </li>
          ))}
      </ul>
    </>
  );
};

const EMPTY = { key: '', reason: '', until: '', appointment: '' };

const bodyOf = ({ key, reason, until, appointment }: typeof EMPTY) => ({
  key,
  reason: reason.trim(),
  ...(until === '' ? {} : { until }),
  ...(appointment.trim() === '' ? {} : { appointment: appointment.trim() }),
});

/** Gives one person one right, with a reason and perhaps a last day; what it allows is said first. */
export const GiveForm = () => {
  const { t } = useTranslation(['diary-rights', 'permissions', 'diary']);
  const toast = useToast();
  const held = useRoles();
  const { data: kinds = [] } = useQuery(kindsQuery(useApp().core, useSchoolId()));
  const [whom, choose] = useState<Candidate>();
  const [values, setValues] = useState(EMPTY);
  const set = (part: Partial<typeof EMPTY>) => setValues((now) => ({ ...now, ...part }));
  const offered = kinds.filter(
    (kind) =>
      kind.grantedBy.some((role) => held.includes(role)) &&
      (whom === undefined || kind.forRoles.some((role) => whom.roles.includes(role))),
  );
  const kind: RightKind | undefined = offered.find(({ key }) => key === values.key);
  const name = (key: string) => t(`permissions:given.${key}`);
  const save = useRightChange(
    (core, schoolId, accountId: string) => giveRight(core, { schoolId, accountId }, bodyOf(values)),
    () => {
      toast({
        text: t('diary-rights:give.done', { right: name(values.key), name: whom?.name ?? '' }),
      });
      setValues(EMPTY);
      choose(undefined);
    },
  );
  const isWhole =
    kind !== undefined &&
    values.reason.trim().length >= 3 &&
    (values.until === '' || isDate(values.until));
  return (
    <form
      className="form"
      aria-label={t('diary-rights:give')}
      onSubmit={(event) => {
        event.preventDefault();
        if (whom && isWhole) save.mutate(whom.accountId);
      }}
    >
      <h2>{t('diary-rights:give')}</h2>
      <Whom chosen={whom} onChoose={choose} />
      <SelectField
        label={t('diary-rights:give.what')}
        prompt={t('diary-rights:give.choose')}
        choices={offered.map(({ key }) => ({ id: key, label: name(key) }))}
        value={kind === undefined ? '' : values.key}
        onChange={(key) => set({ key })}
      />
      {kind && <p className="soft">{t(`permissions:given.${kind.key}/why`)}</p>}
      {kind?.comesLater && <p className="soft small">{t('diary-rights:later')}</p>}
      <Field
        label={t('diary-rights:give.reason')}
        name="reason"
        maxLength={500}
        hint={t('diary-rights:give.reasonHint')}
        value={values.reason}
        onChange={(reason) => set({ reason })}
      />
      <Field
        label={t('diary-rights:give.until')}
        name="until"
        type="date"
        value={values.until}
        onChange={(until) => set({ until })}
      />
      {kind?.needsAppointment && (
        <Field
          label={t('diary-rights:give.appointment')}
          name="appointment"
          maxLength={200}
          hint={t('diary-rights:give.appointmentHint')}
          value={values.appointment}
          onChange={(appointment) => set({ appointment })}
        />
      )}
      {save.error && <Trouble error={save.error} />}
      <div className="answers start">
        <Button
          kind="go"
          type="submit"
          isPending={save.isPending}
          isDisabled={whom === undefined || !isWhole}
        >
          {t('diary-rights:give')}
        </Button>
      </div>
    </form>
  );
};
