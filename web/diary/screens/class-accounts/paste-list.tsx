import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { addPayments, type CheckedLine, checkList, type NewPayment } from './access-queries.ts';
import { useAccessChange } from './use-access-change.ts';
import { zloty } from './zloty.ts';

const LONGEST = 50_000;

/** A spreadsheet saves in UTF-8 or, an old one, in windows-1250: what is no UTF-8 is the other. */
const textOf = async (file: File): Promise<string> => {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
};

/** A line as it would be written; undefined while something is wrong with it. */
const paymentOf = (line: CheckedLine, chosen: string | undefined): NewPayment | undefined => {
  const guardianId = line.guardianId ?? chosen;
  const open = line.faults.filter(({ code }) => code !== 'ambiguous' || chosen === undefined);
  if (open.length > 0 || guardianId === undefined || line.amountGrosz === null) return undefined;
  if (line.paidOn === null) return undefined;
  return { guardianId, amountGrosz: line.amountGrosz, paidOn: line.paidOn };
};

const Line = ({
  line,
  chosen,
  onChoose,
}: {
  readonly line: CheckedLine;
  readonly chosen: string | undefined;
  readonly onChoose: (guardianId: string) => void;
}) => {
  const { t, i18n } = useTranslation('diary-access');
  const words = useDateWords();
  const isReady = paymentOf(line, chosen) !== undefined;
  return (
    <li>
      <span className="class-who">
        <b>
          {t('paste.line', { line: line.line })} {line.student}
        </b>
        <span className="small soft">
          {[
            line.guardian,
            line.amountGrosz === null ? '' : zloty(line.amountGrosz, i18n.language),
            line.paidOn === null ? '' : words.dayMonthYear(line.paidOn),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="class-mode">
        {isReady && <span className="small">{t('paste.ready')}</span>}
        {!isReady &&
          line.faults.map(({ column, code }) => (
            <span key={column} className="small class-fault">
              {t(`column.${column}`)}: {t(`fault.${code}`)}
            </span>
          ))}
        {line.isOtherAmount && <span className="small soft">{t('paste.otherAmount')}</span>}
        {line.choices.length > 0 && (
          <SelectField
            label={t('paste.whose')}
            prompt={t('paste.choose')}
            choices={line.choices.map((each) => ({
              id: each.guardianId as string,
              label: each.name,
            }))}
            value={chosen ?? ''}
            onChange={onChoose}
          />
        )}
      </span>
    </li>
  );
};

/** The treasurer's list pasted from a table or a file: looked at line by line before anything is written. */
export const PasteList = ({ classId }: { readonly classId: string }) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const toast = useToast();
  const [text, setText] = useState('');
  const [chosen, choose] = useState<Readonly<Record<number, string>>>({});
  const check = useMutation({ mutationFn: () => checkList(core, { schoolId, classId, text }) });
  const ready = (check.data ?? []).flatMap((line) => paymentOf(line, chosen[line.line]) ?? []);
  const write = useAccessChange(
    () => addPayments(core, { schoolId, classId, payments: ready }),
    ({ written }) => {
      toast({ text: t('paste.done', { number: written }) });
      setText('');
      choose({});
      check.reset();
    },
  );
  const take = (next: string) => {
    setText(next.slice(0, LONGEST));
    choose({});
    check.reset();
  };
  return (
    <section className="sheet class-part" aria-labelledby="class-paste">
      <h2 id="class-paste">{t('paste.title')}</h2>
      <Field
        label={t('paste.label')}
        name="list"
        rows={6}
        maxLength={LONGEST}
        hint={t('paste.hint')}
        value={text}
        onChange={take}
      />
      <div className="class-acts">
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', 'text/csv', 'text/plain']}
          onSelect={(picked) => {
            const [file] = picked ?? [];
            if (file) void textOf(file).then(take);
          }}
        >
          <Button icon="disk">{t('paste.file')}</Button>
        </FileTrigger>
        <Button
          isDisabled={text.trim() === ''}
          isPending={check.isPending}
          onPress={() => check.mutate()}
        >
          {t('paste.check')}
        </Button>
      </div>
      {check.error && <Trouble error={check.error} />}
      {check.data && (
        <>
          <p role="status">{t('paste.found', { number: ready.length, all: check.data.length })}</p>
          <ul className="class-rows">
            {check.data.map((line) => (
              <Line
                key={line.line}
                line={line}
                chosen={chosen[line.line]}
                onChoose={(guardianId) => choose({ ...chosen, [line.line]: guardianId })}
              />
            ))}
          </ul>
          <div className="class-acts">
            <Button
              kind="go"
              isDisabled={ready.length === 0}
              isPending={write.isPending}
              onPress={() => write.mutate()}
            >
              {t('paste.save', { number: ready.length })}
            </Button>
          </div>
          {write.error && <Trouble error={write.error} />}
        </>
      )}
    </section>
  );
};
