import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { openPdf } from '../accounts/open-pdf.ts';
import type { Incident } from './privacy-queries.ts';
import { usePrivacyChange } from './use-privacy-change.ts';
import { useReportWords } from './use-report-words.ts';

type Act = 'block' | 'evidence' | 'close';

/** A decision or the end of an incident, with its reason in words. */
const ActQuestion = ({
  incident,
  act,
  onClose,
}: {
  readonly incident: Incident;
  readonly act: Act;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const [note, setNote] = useState('');
  const head = {
    headers: inSchool(schoolId),
    params: { path: { incidentId: incident.incidentId } },
  };
  const body = { note: note.trim(), version: incident.version };
  const send = usePrivacyChange(
    () =>
      act === 'close'
        ? dataOf(core.client.POST('/api/v1/incidents/{incidentId}/close', { ...head, body }))
        : dataOf(
            core.client.POST('/api/v1/incidents/{incidentId}/decision', {
              ...head,
              body: { ...body, decision: act },
            }),
          ),
    { said: t(`incident.${act}.said`), onDone: onClose },
  );
  return (
    <Question
      isOpen
      danger={act === 'block'}
      onClose={onClose}
      question={t(`incident.${act}.question`, { number: String(incident.number) })}
      consequence={<p>{t(`incident.${act}.what`)}</p>}
      leave={t('leave')}
      verb={t(`incident.${act}`)}
      busy={send.isPending}
      isDisabled={note.trim() === ''}
      onAnswer={() => send.mutate(undefined)}
    >
      <Field
        label={t('reason')}
        name="note"
        rows={2}
        maxLength={4000}
        value={note}
        onChange={setNote}
      />
      {send.error && <Trouble error={send.error} />}
    </Question>
  );
};

const Told = ({ incident }: { readonly incident: Incident }) => {
  const { t } = useTranslation('diary-privacy');
  const words = useReportWords(useZone(useSchoolId()));
  const told = [
    ['provider', incident.providerToldAtUtc],
    ['authority', incident.authorityToldAtUtc],
    ['persons', incident.personsToldAtUtc],
  ] as const;
  return (
    <p className="small">
      {told.map(([who, atUtc]) => (
        <span key={who} className="incident-told">
          {t(`incident.told.${who}`)}: {atUtc === null ? t('incident.notYet') : words.moment(atUtc)}
          .{' '}
        </span>
      ))}
      {incident.authorityToldAtUtc === null &&
        t('incident.deadline', { when: words.moment(incident.authorityDeadlineUtc) })}
    </p>
  );
};

const Acts = ({ incident }: { readonly incident: Incident }) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const now = useSchoolNow();
  const [asking, ask] = useState<Act>();
  const tell = usePrivacyChange(
    (who: 'providerToldAtUtc' | 'authorityToldAtUtc' | 'personsToldAtUtc') =>
      dataOf(
        core.client.PUT('/api/v1/incidents/{incidentId}', {
          headers: inSchool(schoolId),
          params: { path: { incidentId: incident.incidentId } },
          body: {
            effects: incident.effects,
            measures: incident.measures,
            providerToldAtUtc: incident.providerToldAtUtc,
            authorityToldAtUtc: incident.authorityToldAtUtc,
            personsToldAtUtc: incident.personsToldAtUtc,
            [who]: now,
            version: incident.version,
          },
        }),
      ),
    { said: t('incident.toldSaid') },
  );
  const tellers = [
    ['providerToldAtUtc', 'provider'],
    ['authorityToldAtUtc', 'authority'],
    ['personsToldAtUtc', 'persons'],
  ] as const;
  return (
    <>
      <div className="privacy-acts">
        {incident.decision === null && (
          <>
            <Button kind="stop" icon="lock" onPress={() => ask('block')}>
              {t('incident.block')}
            </Button>
            <Button icon="eye" onPress={() => ask('evidence')}>
              {t('incident.evidence')}
            </Button>
          </>
        )}
        {tellers
          .filter(([field]) => incident[field] === null)
          .map(([field, who]) => (
            <Button key={field} isPending={tell.isPending} onPress={() => tell.mutate(field)}>
              {t(`incident.tell.${who}`)}
            </Button>
          ))}
        {incident.decision !== null && incident.providerToldAtUtc !== null && (
          <Button icon="check" onPress={() => ask('close')}>
            {t('incident.close')}
          </Button>
        )}
      </div>
      {tell.error && <Trouble error={tell.error} />}
      {asking && <ActQuestion incident={incident} act={asking} onClose={() => ask(undefined)} />}
    </>
  );
};

/** One breach with what was decided, who was told, and what can be done next. */
export const IncidentLine = ({ incident }: { readonly incident: Incident }) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const words = useReportWords(useZone(schoolId));
  const print = useMutation({
    mutationFn: () =>
      openPdf(async () => {
        const call = core.client.POST('/api/v1/incidents/{incidentId}/print', {
          headers: inSchool(schoolId),
          params: { path: { incidentId: incident.incidentId } },
          parseAs: 'blob',
        });
        return (await dataOf(call as never)) as Blob;
      }),
  });
  const { decision, closedAtUtc } = incident;
  const isKeeper = may(useRoles(), 'holdData');
  return (
    <li className="sheet privacy-line">
      <p>
        <b>{t('incident.number', { number: String(incident.number) })}</b> ·{' '}
        {t(`incident.kind.${incident.kind}`)}{' '}
        {closedAtUtc !== null ? (
          <Tag kind="ok" icon="check">
            {t('incident.closed')}
          </Tag>
        ) : (
          <Tag kind={decision === null ? 'no' : 'wait'} icon={decision === null ? 'warn' : 'clock'}>
            {decision === null ? t('incident.undecided') : t(`incident.decided.${decision}`)}
          </Tag>
        )}
      </p>
      <p>{incident.what}</p>
      <p className="soft small">
        {t('incident.facts', {
          when: words.moment(incident.happenedAtUtc),
          name: incident.reportedByName,
        })}{' '}
        {incident.account && t('incident.about', { name: incident.account.name })}{' '}
        {incident.decisionNote}
      </p>
      <Told incident={incident} />
      {closedAtUtc !== null && <p className="small">{incident.closingNote}</p>}
      <div className="privacy-acts">
        <Button icon="print" isPending={print.isPending} onPress={() => print.mutate()}>
          {t('incident.print')}
        </Button>
      </div>
      {print.error && <Trouble error={print.error} />}
      {closedAtUtc === null && isKeeper && <Acts incident={incident} />}
    </li>
  );
};
