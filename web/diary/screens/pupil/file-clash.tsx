import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { clashOf, type Draft, draftOf } from './file-draft.ts';
import { fileQuery } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

/** Somebody else was quicker: both values stand beside each other, and nothing is overwritten until one decides (C-14). */
export const FileClash = ({
  studentId,
  first,
  mine,
  onMine,
  onTheirs,
}: {
  readonly studentId: string;
  readonly first: Draft;
  readonly mine: Draft;
  readonly onMine: (version: number) => void;
  readonly onTheirs: () => void;
}) => {
  const { t, core, pupil } = usePupil(studentId);
  const { data } = useQuery({ ...fileQuery(core, pupil), staleTime: 0, refetchOnMount: 'always' });
  const lines = data === undefined ? [] : clashOf(first, mine, draftOf(data));
  return (
    <Note kind="lamp" role="alert">
      <p>{t('clash.title')}</p>
      {lines.length === 0 ? (
        <p>{t('clash.apart')}</p>
      ) : (
        <ul className="pupil-clash">
          {lines.map((line) => (
            <li key={line.field}>
              <b>
                {t(
                  `field.${line.field === 'citizenships' ? 'citizenship' : line.field === 'documents' ? 'document' : line.field}`,
                )}
              </b>
              <span>{t('clash.mine', { value: line.mine === '' ? t('none') : line.mine })}</span>
              <span>
                {t('clash.theirs', { value: line.theirs === '' ? t('none') : line.theirs })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="office-acts">
        {data && (
          <Button icon="check" onPress={() => onMine(data.version)}>
            {t('clash.saveMine')}
          </Button>
        )}
        <Button icon="sync" onPress={onTheirs}>
          {t('clash.takeTheirs')}
        </Button>
      </div>
    </Note>
  );
};
