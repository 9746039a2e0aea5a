import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasStatus } from '../../../shared/api/failure.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Portrait } from '../../../shared/ui/portrait.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type PersonRow, personQuery } from '../people/people-queries.ts';
import { fullName, useWhat } from '../people/person-words.ts';
import { AccountsPart } from './accounts-part.tsx';
import { GuardianPart } from './guardian-part.tsx';
import { GuardiansPart } from './guardians-part.tsx';
import { StaffPart } from './staff-part.tsx';
import { StudentPart } from './student-part.tsx';

export interface PartProps {
  readonly person: PersonRow;
  /** Opens another person in the same panel. */
  readonly onPerson: (personId: string) => void;
}

const Parts = (props: PartProps) => {
  const { kind } = props.person;
  return (
    <>
      {kind === 'student' && <StudentPart {...props} />}
      {kind === 'staff' && <StaffPart {...props} />}
      {kind === 'guardian' && <GuardianPart {...props} />}
      {kind === 'student' && <GuardiansPart {...props} />}
      <AccountsPart {...props} />
    </>
  );
};

/** The chosen person: who it is, data by right, family, accounts, and what can be done. */
export const PersonPanel = ({
  personId,
  onClose,
  onPerson,
}: {
  readonly personId: string;
  readonly onClose: () => void;
  readonly onPerson: (personId: string) => void;
}) => {
  const { t } = useTranslation(['diary-office', 'ui']);
  const what = useWhat();
  const { data, error, isPending, refetch } = useQuery(
    personQuery(useApp().core, useSchoolId(), personId),
  );
  const sheet = useRef<HTMLElement>(null);
  // Where there is one column the panel stands above the list, perhaps out of sight.
  useEffect(() => {
    sheet.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isGone = hasStatus(error, 400, 404);
  return (
    <section
      ref={sheet}
      className="sheet office-panel"
      aria-label={t('diary-office:people.chosen')}
    >
      <div className="office-who">
        {data && <Portrait id={personId} name={fullName(data)} size="big" />}
        {data && (
          <div>
            <h2>{fullName(data)}</h2>
            <p className="soft small">{what(data)}</p>
          </div>
        )}
        <span className="grow" />
        <IconButton icon="x" label={t('ui:close')} onPress={onClose} />
      </div>
      <div className="in">
        {isPending && <Skeleton lines={8} />}
        {!data && isGone && <EmptyState icon="person">{t('diary-office:person.gone')}</EmptyState>}
        {!data && error && !isGone && <Trouble error={error} onRetry={() => void refetch()} />}
        {data && <Parts person={data} onPerson={onPerson} />}
      </div>
    </section>
  );
};
