import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { Facts } from '../person/facts.tsx';
import { FileForm } from './file-form.tsx';
import { ProposalList } from './proposal-list.tsx';
import { fileQuery, type PupilFile } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

type Address = PupilFile['homeAddress'];

const FileFacts = ({ file }: { readonly file: PupilFile }) => {
  const { t, day } = usePupil(file.studentId);
  const or = (text: string | null) => text ?? t('none');
  const address = (of: Address) =>
    of === null ? t('none') : `${of.street}, ${of.postCode} ${of.town}, ${of.country}`;
  const number = file.numberInClass === undefined ? '' : `, ${file.numberInClass}`;
  return (
    <Facts
      rows={[
        [t('field.class'), file.className === undefined ? t('none') : file.className + number],
        [t('field.secondName'), or(file.secondName)],
        [t('field.bornOn'), file.bornOn === null ? t('none') : day(file.bornOn)],
        [t('field.birthPlace'), or(file.birthPlace)],
        [t('field.sex'), file.sex === null ? t('none') : t(`sex.${file.sex}`)],
        [t('field.pesel'), file.hasPesel ? t('data.kept') : t('none')],
        [t('field.citizenship'), file.citizenships.join(', ') || t('none')],
        [
          t('field.document'),
          file.documents
            .map((one) => `${t(`document.${one.kind}`)} ${one.number} (${one.country})`)
            .join(', ') || t('none'),
        ],
        [t('field.phone'), or(file.phone)],
        [t('field.email'), or(file.email)],
        [t('field.homeAddress'), address(file.homeAddress)],
        [t('field.registeredAddress'), address(file.registeredAddress)],
        [t('field.postalAddress'), address(file.postalAddress)],
        [t('field.joinedOn'), day(file.joinedOn)],
        ...(file.leftOn === null ? [] : [[t('field.leftOn'), day(file.leftOn)] as const]),
      ]}
    />
  );
};

/** What the school keeps of a pupil, and the change of it. */
export const DataPart = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil } = usePupil(studentId);
  const roles = useRoles();
  const [isEditing, edit] = useState(false);
  const [isDeciding, decide] = useState(false);
  const { data: file, error, isPending, refetch } = useQuery(fileQuery(core, pupil));
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-data">
      <h2 id="pupil-data">{t('data.title')}</h2>
      {isPending && <Skeleton lines={8} />}
      {!file && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {file && isEditing && <FileForm file={file} onClose={() => edit(false)} />}
      {file && !isEditing && (
        <>
          {file.missing.length > 0 && (
            <Note kind="lamp">
              {t('data.missing', {
                fields: file.missing.map((one) => t(`needed.${one}`)).join(', '),
              })}
            </Note>
          )}
          <FileFacts file={file} />
          <div className="office-acts">
            {file.mode !== 'none' && (
              <Button kind="go" icon="pencil" onPress={() => edit(true)}>
                {t('data.edit')}
              </Button>
            )}
            {may(roles, 'enrol') && file.leftOn === null && (
              <LinkButton icon="swap" href={`/pupil/${studentId}/move`}>
                {t('move.open')}
              </LinkButton>
            )}
          </div>
          {file.openProposals > 0 && !isDeciding && (
            <div className="office-acts">
              <Button icon="pencil" onPress={() => decide(true)}>
                {t('proposal.open', { count: file.openProposals })}
              </Button>
            </div>
          )}
          {isDeciding && <ProposalList studentId={studentId} />}
        </>
      )}
    </section>
  );
};
