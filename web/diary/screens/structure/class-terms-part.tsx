import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { Draft } from './draft.tsx';
import { type ClassRow, type ClassTerms, classTermsQuery } from './structure-queries.ts';
import { datesOf, faultsOfTerms, type Term, termsOf } from './term-dates.ts';
import { TermFields } from './term-fields.tsx';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

/** Gives a class dates of its own, or those of the year again; either can be taken back. */
const useSaveTerms = ({ classId, name }: ClassRow, before: ClassTerms, onDone: () => void) => {
  const { t, client, headers } = useStructure();
  const save = useStructureChange();
  const put = (terms: readonly Term[], version: number) =>
    dataOf(
      client.PUT('/api/v1/classes/{classId}/terms', {
        headers,
        params: { path: { classId } },
        body: { terms: terms.map((term) => ({ ...term })), version },
      }),
    );
  const send = (terms: readonly Term[]) =>
    save.mutate({
      onDone,
      run: async () => {
        const { version } = await put(terms, before.version);
        const undo = () => put(before.isOwn ? before.terms : [], version);
        return { text: t('terms.saved', { name }), undo };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

const TermsForm = ({
  row,
  terms,
  onAgain,
  onClose,
}: {
  readonly row: ClassRow;
  readonly terms: ClassTerms;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useStructure();
  const save = useSaveTerms(row, terms, onClose);
  const form = useFields(datesOf(terms.terms), faultsOfTerms);
  return (
    <OfficeForm
      label={t('terms.title')}
      verb={t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={() => save.send(termsOf(form.values))}
      onCancel={onClose}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <Note kind="lamp">{t('terms.share')}</Note>
      <TermFields dates={form.values} faults={form.faults} onChange={form.replace} />
      {terms.isOwn && (
        <Button icon="undo" isPending={save.isPending} onPress={() => save.send([])}>
          {t('terms.asYear')}
        </Button>
      )}
    </OfficeForm>
  );
};

/** Term dates of a class; they decide which classes may share a group (STRUCT-14). */
export const ClassTermsPart = ({ row }: { readonly row: ClassRow }) => {
  const { t, core, schoolId, day } = useStructure();
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = useQuery(classTermsQuery(core, schoolId, row.classId));
  return (
    <section className="part" aria-label={t('terms.title')}>
      <h3>{t('terms.title')}</h3>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={2} />}
      {data && <p className="soft small">{data.isOwn ? t('terms.own') : t('terms.ofYear')}</p>}
      {data && !isOpen && (
        <>
          <ul className="office-people">
            {data.terms.map(({ ordinal, from, to }) => (
              <li key={ordinal}>{`${ordinal}. ${day(from)} – ${day(to)}`}</li>
            ))}
          </ul>
          <div className="office-acts">
            <Button icon="pencil" onPress={() => open(true)}>
              {t('terms.change')}
            </Button>
          </div>
        </>
      )}
      {data && isOpen && (
        <Draft row={data}>
          {(begun, again) => (
            <TermsForm row={row} terms={begun} onAgain={again} onClose={() => open(false)} />
          )}
        </Draft>
      )}
    </section>
  );
};
