import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { FoldedPart } from '../../../shared/ui/folded-part.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { IssuedOnce } from '../person/issued-once.tsx';
import type { DeskAccount } from './account-queries.ts';
import {
  endInspection,
  type Inspection,
  type InspectionOrder,
  inspectionsQuery,
  openInspection,
  SPECIAL_KEYS,
} from './special-queries.ts';

const LONGEST_NAME = 120;
const LONGEST_INSTITUTION = 200;
const ORDERING = ['director', 'deputyDirector'];

const useInspectionsChange = <Result,>(
  act: () => Promise<Result>,
  onDone: (result: Result) => void,
) => {
  const queries = useQueryClient();
  const schoolId = useSchoolId();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      onDone(result);
      await queries.invalidateQueries({ queryKey: [SPECIAL_KEYS.inspections, schoolId] });
    },
  });
};

const OpenForm = ({
  directors,
  onClose,
  onOpened,
}: {
  readonly directors: readonly DeskAccount[];
  readonly onClose: () => void;
  readonly onOpened: (opened: Awaited<ReturnType<typeof openInspection>>, name: string) => void;
}) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const [order, setOrder] = useState<InspectionOrder>({
    inspectorName: '',
    institution: '',
    orderedBy: directors[0]?.personId ?? '',
    orderedOn: today,
    firstDay: today,
    lastDay: today,
  });
  const open = useInspectionsChange(
    () => openInspection(core, schoolId, order),
    (opened) => onOpened(opened, order.inspectorName),
  );
  const isReady = Object.values(order).every((value) => value.trim() !== '');
  const field = (name: keyof InspectionOrder, more: { type?: 'date'; maxLength?: number }) => (
    <Field
      label={t(`inspection.${name}`)}
      name={name}
      value={order[name]}
      onChange={(value) => setOrder({ ...order, [name]: value })}
      {...more}
    />
  );
  return (
    <form
      className="account-order"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) open.mutate();
      }}
    >
      {field('inspectorName', { maxLength: LONGEST_NAME })}
      {field('institution', { maxLength: LONGEST_INSTITUTION })}
      <SelectField
        label={t('inspection.orderedBy')}
        choices={directors.map((each) => ({ id: each.personId ?? '', label: each.name }))}
        value={order.orderedBy}
        onChange={(orderedBy) => setOrder({ ...order, orderedBy })}
      />
      {field('orderedOn', { type: 'date' })}
      {field('firstDay', { type: 'date' })}
      {field('lastDay', { type: 'date' })}
      {open.error && <Trouble error={open.error} />}
      <div className="account-acts">
        <Button kind="go" type="submit" isDisabled={!isReady} isPending={open.isPending}>
          {t('inspection.open')}
        </Button>
        <Button onPress={onClose}>{t('leave')}</Button>
      </div>
    </form>
  );
};

const Line = ({ inspection }: { readonly inspection: Inspection }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const end = useInspectionsChange(
    () => endInspection(core, schoolId, inspection.inspectionId),
    () => undefined,
  );
  const { inspectorName, institution, firstDay, lastDay, orderedByName, state } = inspection;
  return (
    <li>
      <span>
        <b>{inspectorName}</b>, {institution}
        <span className="soft small">
          {' '}
          {firstDay} – {lastDay}, {t('inspection.by', { name: orderedByName })},{' '}
          {t(`inspection.state.${state}`)}
        </span>
      </span>
      {state !== 'over' && (
        <Button isPending={end.isPending} onPress={() => end.mutate()}>
          {t('inspection.end')}
        </Button>
      )}
      {end.error && <Trouble error={end.error} />}
    </li>
  );
};

const Inspections = ({ accounts }: { readonly accounts: readonly DeskAccount[] }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const { data, error } = useQuery(inspectionsQuery(core, useSchoolId()));
  const [isOpening, openForm] = useState(false);
  const [issued, show] = useState<{
    readonly name: string;
    readonly login: {
      readonly accountId: string;
      readonly login: string;
      readonly oneTimePassword: string;
    };
  }>();
  const directors = accounts.filter(
    (each) => each.personId !== null && each.roles.some((role) => ORDERING.includes(role)),
  );
  return (
    <>
      <p className="soft">{t('inspection.lead')}</p>
      {error && <Trouble error={error} />}
      <ul className="account-batches">
        {data?.map((each) => (
          <Line key={each.inspectionId} inspection={each} />
        ))}
      </ul>
      {isOpening ? (
        <OpenForm
          directors={directors}
          onClose={() => openForm(false)}
          onOpened={(login, name) => {
            openForm(false);
            show({ login, name });
          }}
        />
      ) : (
        <div className="account-acts">
          <Button icon="plus" isDisabled={directors.length === 0} onPress={() => openForm(true)}>
            {t('inspection.open')}
          </Button>
        </div>
      )}
      {issued && (
        <IssuedOnce issued={issued.login} name={issued.name} onClose={() => show(undefined)} />
      )}
    </>
  );
};

/** Accounts of outside inspections (ACCT-44..46): a named person, some days, reading only. */
export const InspectionPart = ({ accounts }: { readonly accounts: readonly DeskAccount[] }) => {
  const { t } = useTranslation('diary-accounts');
  return (
    <FoldedPart id="inspections" title={t('inspection.title')} className="account-slips">
      <Inspections accounts={accounts} />
    </FoldedPart>
  );
};
