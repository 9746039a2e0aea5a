import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { HoldsPart } from './holds-part.tsx';
import {
  type RetentionRule,
  type RetentionRun,
  retentionQuery,
  runsQuery,
} from './privacy-queries.ts';
import { usePrivacyChange } from './use-privacy-change.ts';
import { useReportWords } from './use-report-words.ts';

/** What a kind of data is called and what goes; a kind of a newer server stands by its key. */
const useRuleWords = () => {
  const { i18n } = useTranslation('diary-privacy');
  return (key: string, part: 'name' | 'what'): string => {
    const name = part === 'name' ? `rule.${key}` : `rule.${key}/what`;
    const found: unknown = i18n.getResource(i18n.language, 'diary-privacy', name);
    return typeof found === 'string' ? found : part === 'name' ? key : '';
  };
};

const DaysQuestion = ({
  rule,
  onClose,
}: {
  readonly rule: RetentionRule;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const wordOf = useRuleWords();
  const [days, setDays] = useState(String(rule.days));
  const [validFrom, setFrom] = useState(today);
  const [reason, setReason] = useState('');
  const save = usePrivacyChange(
    () =>
      dataOf(
        core.client.PUT('/api/v1/retention/{key}', {
          headers: inSchool(schoolId),
          params: { path: { key: rule.key } },
          body: { days: Number(days), validFrom, reason: reason.trim() },
        }),
      ),
    { said: t('retention.saved'), onDone: onClose },
  );
  const range = { least: rule.least, most: rule.most };
  const isNumber = /^\d{1,5}$/.test(days.trim());
  const isWithin = isNumber && Number(days) >= rule.least && Number(days) <= rule.most;
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('retention.question', { name: wordOf(rule.key, 'name') })}
      consequence={<p>{wordOf(rule.key, 'what')}</p>}
      leave={t('leave')}
      verb={t('retention.save')}
      busy={save.isPending}
      isDisabled={!isWithin || reason.trim() === '' || validFrom === ''}
      onAnswer={() => save.mutate(undefined)}
    >
      <Field
        label={t('retention.days')}
        name="days"
        inputMode="numeric"
        maxLength={5}
        hint={t('retention.range', range)}
        error={isWithin ? undefined : t('retention.range', range)}
        value={days}
        onChange={setDays}
      />
      <Field
        label={t('retention.validFrom')}
        name="validFrom"
        type="date"
        value={validFrom}
        onChange={setFrom}
      />
      <Field
        label={t('reason')}
        name="reason"
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      {save.error && <Trouble error={save.error} />}
    </Question>
  );
};

const RuleLine = ({ rule }: { readonly rule: RetentionRule }) => {
  const { t } = useTranslation('diary-privacy');
  const words = useReportWords(useZone(useSchoolId()));
  const wordOf = useRuleWords();
  const [isAsking, ask] = useState(false);
  const name = wordOf(rule.key, 'name');
  const source =
    rule.source === 'school' ? t('retention.bySchool') : t('retention.byLaw', { law: rule.source });
  return (
    <li className="sheet privacy-line">
      <p>
        <b>{name}</b> · {t('retention.kept', { count: rule.days })}{' '}
        <span className="soft">{t(`retention.from.${rule.from}`)}</span>
      </p>
      <p className="small">{wordOf(rule.key, 'what')}</p>
      <p className="soft small">
        {t('retention.range', { least: rule.least, most: rule.most })} {source}{' '}
        {rule.setting === null
          ? t('retention.isDefault')
          : t('retention.since', {
              day: words.day(rule.setting.validFrom),
              name: rule.setting.setByName,
            })}{' '}
        {rule.next !== null &&
          t('retention.next', { day: words.day(rule.next.validFrom), count: rule.next.days })}
      </p>
      <p className="small">{t('retention.waiting', { count: rule.waiting })}</p>
      {may(useRoles(), 'setOptions') && (
        <div className="privacy-acts">
          <Button
            icon="pencil"
            aria-label={t('retention.changeOf', { name })}
            onPress={() => ask(true)}
          >
            {t('retention.change')}
          </Button>
        </div>
      )}
      {isAsking && <DaysQuestion rule={rule} onClose={() => ask(false)} />}
    </li>
  );
};

const RunLine = ({ run }: { readonly run: RetentionRun }) => {
  const { t } = useTranslation('diary-privacy');
  const words = useReportWords(useZone(useSchoolId()));
  const wordOf = useRuleWords();
  const told = run.counts.filter(({ erased }) => erased > 0);
  return (
    <li>
      <b>{words.moment(run.finishedAtUtc)}</b>{' '}
      {run.askedByName === null
        ? t('retention.byNight')
        : t('retention.byPerson', { name: run.askedByName })}
      :{' '}
      {told.length === 0
        ? t('retention.nothing')
        : told.map(({ key, erased }) => `${wordOf(key, 'name')}: ${erased}`).join(', ')}
    </li>
  );
};

const Runs = () => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { data } = useQuery(runsQuery(core, schoolId));
  const run = usePrivacyChange(
    () => dataOf(core.client.POST('/api/v1/retention/runs', { headers: inSchool(schoolId) })),
    { said: t('retention.asked') },
  );
  return (
    <section className="sheet privacy-form">
      <h2>{t('retention.runs')}</h2>
      <p className="soft">{t('retention.runsWhat')}</p>
      {data?.length === 0 && <p>{t('retention.noRuns')}</p>}
      <ul className="privacy-runs">
        {data?.map((each) => (
          <RunLine key={each.runId} run={each} />
        ))}
      </ul>
      {run.error && <Trouble error={run.error} />}
      {may(useRoles(), 'setOptions') && (
        <div className="privacy-acts">
          <Button isPending={run.isPending} onPress={() => run.mutate(undefined)}>
            {t('retention.now')}
          </Button>
        </div>
      )}
    </section>
  );
};

/** How long each kind of data is kept, and what went (PRIV-15). */
export const RetentionPart = () => {
  const { t } = useTranslation('diary-privacy');
  const words = useReportWords(useZone(useSchoolId()));
  const { data, error, isPending, refetch } = useQuery(
    retentionQuery(useApp().core, useSchoolId()),
  );
  return (
    <>
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.isAllHeld === true && <Note kind="lamp">{t('retention.allHeld')}</Note>}
      {data && data.evidenceFromUtc !== null && (
        <Note kind="lamp">
          {t('retention.evidence', { when: words.moment(data.evidenceFromUtc) })}
        </Note>
      )}
      <ul className="privacy-list">
        {data?.items.map((rule) => (
          <RuleLine key={rule.key} rule={rule} />
        ))}
      </ul>
      {may(useRoles(), 'holdData') && <HoldsPart />}
      <Runs />
    </>
  );
};
