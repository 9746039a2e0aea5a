import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { addRelease, entitledQuery, releasesQuery } from './life-queries.ts';
import { usePupil } from './use-pupil.ts';

const ENTITLEMENTS = ['identityDocument', 'knownPersonally', 'signedRequest'] as const;
type Entitlement = (typeof ENTITLEMENTS)[number];

/** Whom one told what, and how one made sure; whom a court shut out cannot be chosen (PERM-48). */
const ReleaseForm = ({
  studentId,
  onClose,
}: {
  readonly studentId: string;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil } = usePupil(studentId);
  const toast = useToast();
  const { data: guardians = [], error } = useQuery(entitledQuery(core, pupil));
  const shutOut = guardians.filter(({ isEntitled }) => !isEntitled);
  const [guardianId, setGuardian] = useState('');
  const [entitlement, setEntitlement] = useState<Entitlement | ''>('');
  const [about, setAbout] = useState('');
  const isReady = guardianId !== '' && entitlement !== '' && about.trim() !== '';
  const save = usePeopleChange(
    (how: Entitlement) =>
      addRelease(core, pupil, { guardianId, entitlement: how, about: about.trim() }),
    () => {
      toast({ text: t('release.saved') });
      onClose();
    },
  );
  return (
    <form
      className="form pupil-form"
      aria-label={t('release.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !save.isPending) save.mutate(entitlement);
      }}
    >
      {shutOut.length > 0 && (
        <Note kind="no">
          {t('release.shutOut', { names: shutOut.map(({ name }) => name).join(', ') })}
        </Note>
      )}
      <SelectField
        label={t('release.who')}
        prompt={t('data.choose')}
        choices={guardians
          .filter(({ isEntitled }) => isEntitled)
          .map((one) => ({ id: one.guardianId, label: one.name }))}
        value={guardianId}
        onChange={setGuardian}
      />
      <SelectField
        label={t('release.how')}
        prompt={t('data.choose')}
        choices={ENTITLEMENTS.map((id) => ({ id, label: t(`release.entitlement.${id}`) }))}
        value={entitlement}
        onChange={setEntitlement}
      />
      <Field
        label={t('release.about')}
        name="about"
        rows={3}
        maxLength={1000}
        value={about}
        onChange={setAbout}
      />
      {error && <Trouble error={error} />}
      {save.error && <Trouble error={save.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={save.isPending} isDisabled={!isReady}>
          {t('form.save')}
        </Button>
        <Button onPress={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
};

/** To whom information on a pupil was given in the absence of the homeroom teacher. */
export const ReleasesPart = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil, day, moment } = usePupil(studentId);
  const roles = useRoles();
  const mayWrite = may(roles, 'writeReleases');
  const mayRead = may(roles, 'readReleases');
  const [isAdding, add] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    ...releasesQuery(core, pupil),
    enabled: mayRead,
  });
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-releases">
      <h2 id="pupil-releases">{t('release.title')}</h2>
      <p className="soft">{t('release.lead')}</p>
      {mayWrite && !isAdding && (
        <div className="office-acts">
          <Button kind="go" icon="plus" onPress={() => add(true)}>
            {t('release.add')}
          </Button>
        </div>
      )}
      {isAdding && <ReleaseForm studentId={studentId} onClose={() => add(false)} />}
      {mayRead && isPending && <Skeleton lines={3} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="info">{t('release.none')}</EmptyState>}
      <ul className="pupil-list">
        {data?.map((one) => (
          <li key={one.releaseId} className="pupil-row">
            <div>
              <b>{day(one.on)}</b> <span>{one.guardian}</span>
              <p className="pupil-words">{one.about}</p>
              <span className="soft small">{t(`release.entitlement.${one.entitlement}`)}</span>
              <span className="soft small">
                {t('history.by', { name: one.author, when: moment(one.writtenAtUtc) })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
