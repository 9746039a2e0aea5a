import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { LeaveQuestion } from '../person/leave-question.tsx';
import { RemovalPart } from '../person/removal-part.tsx';
import { fileQuery } from './pupil-queries.ts';
import { ReturnQuestion } from './return-question.tsx';
import { usePupil } from './use-pupil.ts';

/** Crossing out: the pupil stays on the list of the class, struck through (MIGR-03); who left can come back. */
const Leaving = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil, day } = usePupil(studentId);
  const { data: file } = useQuery(fileQuery(core, pupil));
  const [isAsking, ask] = useState(false);
  const leftOn = file?.leftOn ?? null;
  const onClose = () => ask(false);
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-leaving">
      <h2 id="pupil-leaving">{t('leaving.title')}</h2>
      <p>{t('leaving.lead')}</p>
      {leftOn !== null && <Note kind="pen">{t('leaving.done', { day: day(leftOn) })}</Note>}
      {file && (
        <div className="office-acts">
          {leftOn === null ? (
            <Button kind="stop" icon="out" onPress={() => ask(true)}>
              {t('leaving.verb')}
            </Button>
          ) : (
            <Button icon="undo" onPress={() => ask(true)}>
              {t('return.open')}
            </Button>
          )}
        </div>
      )}
      {file && isAsking && leftOn === null && <LeaveQuestion student={file} onClose={onClose} />}
      {file && isAsking && leftOn !== null && (
        <ReturnQuestion file={file} leftOn={leftOn} onClose={onClose} />
      )}
    </section>
  );
};

/** The end of the stay: crossing out in the year, complete removal in September. */
export const EndPart = ({ studentId }: { readonly studentId: string }) => (
  <div className="pupil-two even">
    <Leaving studentId={studentId} />
    <RemovalPart personId={studentId} of="student" className="sheet pupil-part" />
  </div>
);
