import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { fullName } from '../people/person-words.ts';
import { NewGuardianForm } from '../person/new-guardian-form.tsx';
import { CustodyForm, RIGHTS } from './custody-form.tsx';
import { fileQuery, type GuardianRow, guardiansQuery } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

const Line = ({ row, studentId }: { readonly row: GuardianRow; readonly studentId: string }) => {
  const { t } = usePupil(studentId);
  const mayKeep = may(useRoles(), 'keepGuardians');
  const [isEditing, edit] = useState(false);
  const { custody } = row;
  return (
    <li className="pupil-row">
      <div>
        <b>{fullName(row)}</b>, {t(`relation.${row.relation}`)}
        <span className="soft small">
          {[row.phone, row.email].filter((one) => one !== undefined).join(' · ') || t('none')}
        </span>
        {custody.authority !== 'full' && (
          <Tag kind="wait" icon="shield">
            {t(`authority.${custody.authority}`)}
          </Tag>
        )}
        {RIGHTS.filter((right) => !custody[right]).map((right) => (
          <Tag key={right} kind="no" icon="x">
            {t(`custody.not.${right}`)}
          </Tag>
        ))}
        {custody.courtReference !== null && (
          <span className="soft small">{t('custody.by', { court: custody.courtReference })}</span>
        )}
        {custody.note !== null && <span className="soft small">{custody.note}</span>}
      </div>
      {mayKeep && !isEditing && (
        <div className="office-acts">
          <Button icon="shield" onPress={() => edit(true)}>
            {t('custody.open')}
          </Button>
        </div>
      )}
      {isEditing && <CustodyForm row={row} studentId={studentId} onClose={() => edit(false)} />}
    </li>
  );
};

/** Guardians of a pupil: whom one may tell, who decides, who collects. */
export const GuardianList = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil } = usePupil(studentId);
  const roles = useRoles();
  const isKeeper = may(roles, 'keepGuardians');
  // Where the office decides on data of pupils, it decides on guardians too (C-14).
  const { data: file } = useQuery({ ...fileQuery(core, pupil), enabled: !isKeeper });
  const mayAdd = may(roles, 'addGuardians') && (isKeeper || file?.mode === 'direct');
  const [isAdding, add] = useState(false);
  const { data, error, isPending, refetch } = useQuery(guardiansQuery(core, pupil));
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-guardians">
      <h2 id="pupil-guardians">{t('guardians.title')}</h2>
      {isPending && <Skeleton lines={3} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="people">{t('guardians.none')}</EmptyState>}
      <ul className="pupil-list">
        {data?.map((row) => (
          <Line key={row.guardianId} row={row} studentId={studentId} />
        ))}
      </ul>
      {isAdding && <NewGuardianForm studentId={studentId} onClose={() => add(false)} />}
      {!mayAdd && file?.mode === 'proposal' && <p className="soft">{t('guardians.byOffice')}</p>}
      {mayAdd && !isAdding && (
        <div className="office-acts">
          <Button icon="plus" onPress={() => add(true)}>
            {t('guardians.add')}
          </Button>
        </div>
      )}
    </section>
  );
};
