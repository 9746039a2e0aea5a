import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { type CardNote, cardNotesQuery, markNoteDone } from './note-queries.ts';
import './notes.css';

const NoteRow = ({ note, schoolId }: { readonly note: CardNote; readonly schoolId: string }) => {
  const { t, i18n } = useTranslation('diary-notes');
  const { core } = useApp();
  const queries = useQueryClient();
  const { queryKey } = cardNotesQuery(core, schoolId);
  const done = useMutation({
    mutationFn: () => markNoteDone(core, schoolId, note.noteId),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const month = new Intl.DateTimeFormat(i18n.language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${note.month}-15T12:00:00Z`));
  return (
    <li>
      <span>
        <b>{note.name}</b> {note.className}
        <span className="soft small">
          {t('forgotten', { count: note.forgotten })} · {month}
        </span>
      </span>
      <Button isPending={done.isPending} onPress={() => done.mutate()}>
        {t('done')}
      </Button>
      {done.error && <Trouble error={done.error} />}
    </li>
  );
};

/** Cards forgotten too often in a month, for the homeroom teacher of the class and for duty staff. */
export const CardNotes = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-notes');
  const { data, error, isPending, refetch } = useQuery(cardNotesQuery(useApp().core, schoolId));
  return (
    <section className="sheet card-notes" aria-labelledby="card-notes">
      <header>
        <h2 id="card-notes">{t('title')}</h2>
      </header>
      {isPending && <Skeleton lines={2} />}
      {error && <Trouble error={error} onRetry={refetch} />}
      {data?.length === 0 && <EmptyState icon="card">{t('none')}</EmptyState>}
      {data && data.length > 0 && (
        <ul>
          {data.map((note) => (
            <NoteRow key={note.noteId} note={note} schoolId={schoolId} />
          ))}
        </ul>
      )}
    </section>
  );
};
