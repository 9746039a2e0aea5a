import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { answerReport, type DataReport, reportsQuery } from './my-class-queries.ts';
import { ReportForm } from './report-form.tsx';
import { useClass } from './use-class.ts';

const AnswerForm = ({
  report,
  onClose,
}: {
  readonly report: DataReport;
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId } = useClass();
  const toast = useToast();
  const [answer, setAnswer] = useState('');
  const send = usePeopleChange(
    () => answerReport(core, schoolId, report, answer.trim()),
    () => {
      toast({ text: t('report.answered') });
      onClose();
    },
  );
  const isReady = answer.trim() !== '';
  return (
    <form
      className="form my-form"
      aria-label={t('report.answer')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !send.isPending) send.mutate(undefined);
      }}
    >
      <Field
        label={t('report.answerLabel')}
        name="answer"
        rows={2}
        maxLength={1000}
        autoFocus
        value={answer}
        onChange={setAnswer}
      />
      {send.error && <Trouble error={send.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={send.isPending} isDisabled={!isReady}>
          {t('report.answer')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

const ReportRow = ({ report }: { readonly report: DataReport }) => {
  const { t, moment } = useClass();
  const mayAnswer = may(useRoles(), 'answerReports') && report.state === 'open';
  const [isAnswering, answer] = useState(false);
  return (
    <li className="my-row">
      <span className="my-who">
        <span>
          <b>{report.className}</b>
          {report.studentId !== null && (
            <>
              {' · '}
              <Link className="office-link" href={`/pupil/${report.studentId}`}>
                {report.name}
              </Link>
            </>
          )}
        </span>
        <span>{report.about}</span>
        <span className="small soft">
          {t('report.by', { name: report.reportedBy, when: moment(report.reportedAtUtc) })}
        </span>
        {report.answer !== null && (
          <span>{t('report.reply', { name: report.answeredBy ?? '', answer: report.answer })}</span>
        )}
      </span>
      {report.state === 'open' ? (
        <Tag kind="wait" icon="clock">
          {t('report.state.open')}
        </Tag>
      ) : (
        <Tag kind="ok" icon="check">
          {t('report.state.done')}
        </Tag>
      )}
      {mayAnswer && !isAnswering && (
        <Button icon="pencil" onPress={() => answer(true)}>
          {t('report.answer')}
        </Button>
      )}
      {isAnswering && <AnswerForm report={report} onClose={() => answer(false)} />}
    </li>
  );
};

/** Discrepancies that were reported, and the administrator's answers. */
export const ReportsPart = ({ classId }: { readonly classId?: string | undefined }) => {
  const { t, core, schoolId } = useClass();
  const maySend = may(useRoles(), 'markChecks') && classId !== undefined;
  const [isWriting, write] = useState(false);
  const { data, error, isPending, refetch } = useQuery(reportsQuery(core, schoolId));
  return (
    <section className="sheet my-part" aria-labelledby="class-reports">
      <h2 id="class-reports">{t('report.title')}</h2>
      <p className="soft">{t('report.lead')}</p>
      {maySend && !isWriting && (
        <div className="office-acts">
          <Button icon="flag" onPress={() => write(true)}>
            {t('report.open')}
          </Button>
        </div>
      )}
      {isWriting && classId && <ReportForm classId={classId} onClose={() => write(false)} />}
      {isPending && <Skeleton lines={4} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="check">{t('report.none')}</EmptyState>}
      <ul className="my-rows">
        {data?.map((report) => (
          <ReportRow key={report.reportId} report={report} />
        ))}
      </ul>
    </section>
  );
};
