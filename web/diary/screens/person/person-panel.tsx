import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasStatus } from '../../../shared/api/failure.ts';
import { IconButton, LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { REGISTER_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { personQuery } from '../people/people-queries.ts';
import { fullName, useWhat } from '../people/person-words.ts';
import { AccountsPart } from './accounts-part.tsx';
import { CardsPart } from './cards-part.tsx';
import { GatePart } from './gate-part.tsx';
import { GuardianPart } from './guardian-part.tsx';
import { GuardiansPart } from './guardians-part.tsx';
import type { PartProps } from './part-props.ts';
import { PersonFace } from './person-face.tsx';
import { StaffPart } from './staff-part.tsx';
import { StudentPart } from './student-part.tsx';

/** What was changed about this person, for those who read the register. */
const HistoryLink = ({ person }: PartProps) => {
  const { t } = useTranslation('diary-office');
  const roles = useRoles();
  if (!REGISTER_READERS.some((role) => roles.includes(role))) return null;
  return (
    <div className="part">
      <div className="office-acts">
        <LinkButton icon="history" href={`/admin/history?about=${person.personId}`}>
          {t('person.history')}
        </LinkButton>
      </div>
    </div>
  );
};

const Parts = (props: PartProps) => {
  const { kind } = props.person;
  return (
    <>
      {kind === 'student' && <StudentPart {...props} />}
      {kind === 'staff' && <StaffPart {...props} />}
      {kind === 'guardian' && <GuardianPart {...props} />}
      {kind === 'student' && <GuardiansPart {...props} />}
      {kind === 'student' && <GatePart {...props} />}
      {kind !== 'guardian' && <CardsPart {...props} />}
      <AccountsPart {...props} />
      <HistoryLink {...props} />
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
        {data && <PersonFace person={data} />}
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
