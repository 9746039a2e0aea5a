import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { openPdf } from '../accounts/open-pdf.ts';
import {
  type DataReport,
  type ReportPart,
  reportFile,
  reportPaper,
  type Whose,
} from './privacy-queries.ts';
import { useReportWords } from './use-report-words.ts';

type Words = ReturnType<typeof useReportWords>;

const Row = ({
  row,
  names,
  words,
}: {
  readonly row: ReportPart['rows'][number];
  readonly names: DataReport['names'];
  readonly words: Words;
}) => {
  const shown = Object.entries(row).flatMap(([field, raw]) => {
    const text = words.value(names, field, raw);
    return text === undefined ? [] : [{ field, text }];
  });
  if (shown.length === 0) return null;
  return (
    <dl className="report-row">
      {shown.map(({ field, text }) => (
        <div key={field}>
          <dt>{words.wordOf('field', field)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};

const Part = ({
  part,
  names,
  words,
}: {
  readonly part: ReportPart;
  readonly names: DataReport['names'];
  readonly words: Words;
}) => {
  const { t } = useTranslation('diary-privacy');
  const left = part.isGuarded ? 0 : part.count - part.rows.length;
  return (
    <section className="sheet report-part">
      <h3>{words.wordOf('record', part.record)}</h3>
      <p className="soft small">
        {t('report.source')}: {t(`source.${part.source}`)}. {t('report.collected')}:{' '}
        {t(`collected.${part.collected}`)}. {t('report.recipients')}:{' '}
        {part.recipients.map((each) => t(`recipient.${each}`)).join(', ')}.
      </p>
      {part.isGuarded && <p className="small">{t('report.guarded')}</p>}
      {part.withheld.length > 0 && !part.isGuarded && (
        <p className="small">
          {t('report.withheld', {
            fields: part.withheld.map((field) => words.wordOf('field', field)).join(', '),
          })}
        </p>
      )}
      {part.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a report never move
        <Row key={index} row={row} names={names} words={words} />
      ))}
      {left > 0 && <p className="soft small">{t('report.left', { count: left })}</p>}
    </section>
  );
};

const Disclosures = ({ report, words }: { readonly report: DataReport; readonly words: Words }) => {
  const { t } = useTranslation('diary-privacy');
  return (
    <section className="sheet report-part">
      <h3>{t('report.disclosures')}</h3>
      {report.disclosures.length === 0 && <p>{t('report.noDisclosures')}</p>}
      {report.disclosures.map((each) => (
        <p key={`${each.disclosedOn}${each.body}${each.scope}`}>
          {words.day(each.disclosedOn)}: <b>{each.body}</b>, {each.scope} ({each.legalBasis})
        </p>
      ))}
    </section>
  );
};

const keep = (name: string, report: DataReport): void => {
  const text = JSON.stringify(report, null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
};

/** A report on the screen, with its file and its paper. */
export const ReportView = ({
  report,
  schoolId,
  whose,
}: {
  readonly report: DataReport;
  readonly schoolId: string;
  readonly whose: Whose;
}) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const words = useReportWords(useZone(schoolId));
  const ask = { schoolId, personId: report.personId, whose };
  const paper = useMutation({ mutationFn: () => openPdf(() => reportPaper(core, ask)) });
  const file = useMutation({
    mutationFn: () => reportFile(core, ask),
    onSuccess: (whole) => keep(`${t('report.file')}.json`, whole),
  });
  const { agreement, sinceUtc, doorUse } = report;
  return (
    <div className="report">
      <section className="sheet report-part">
        <h2>{report.name}</h2>
        <p>
          {sinceUtc === null
            ? t('report.sinceUnknown')
            : t('report.since', { when: words.moment(sinceUtc) })}{' '}
          {t('report.controller', { school: report.controller })}
        </p>
        <ul className="report-statements">
          <li>{t('statement.controller')}</li>
          <li>{t('statement.confidential')}</li>
          <li>
            {t('statement.doors')}{' '}
            {doorUse.homeroomSees || doorUse.directorSees
              ? t('statement.doorsSeen')
              : t('statement.doorsUnseen')}
          </li>
          {agreement && (
            <li>
              {t('report.agreement', {
                provider: agreement.provider,
                wording: agreement.wording,
                day: words.day(agreement.signedOn),
              })}
            </li>
          )}
          <li>{t('report.acts', { count: report.registerActs })}</li>
        </ul>
        <div className="privacy-acts">
          <Button icon="print" isPending={paper.isPending} onPress={() => paper.mutate()}>
            {t('report.print')}
          </Button>
          <Button icon="disk" isPending={file.isPending} onPress={() => file.mutate()}>
            {t('report.save')}
          </Button>
        </div>
        {file.isSuccess && (
          <Note kind="ok" role="status">
            {t('report.saved')}
          </Note>
        )}
        {(paper.error ?? file.error) && <Trouble error={paper.error ?? file.error} />}
      </section>
      {report.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a table may be a part twice
        <Part key={index} part={part} names={report.names} words={words} />
      ))}
      <Disclosures report={report} words={words} />
    </div>
  );
};
