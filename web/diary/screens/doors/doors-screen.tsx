import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { InSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { DOOR_DECIDERS, DOOR_PEOPLE, EVACUATORS, PIN_ISSUERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { useSession } from '../../session/use-session.ts';
import { HolderPart } from '../devices/holder-part.tsx';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { EvacuationPart } from './evacuation-part.tsx';
import { OuterPart } from './outer-part.tsx';
import '../devices/devices.css';

/** Doors for those who answer for them without being technicians: outer doors without a card (C-36), PINs of the staff, and an evacuation. */
export const DoorsScreen = () => {
  const { t } = useTranslation('diary-doors');
  const { school: asked } = useSearch({ from: '/inside/doors' });
  const navigate = useNavigate({ from: '/doors' });
  const { schools, school } = useSchoolWith(DOOR_PEOPLE, asked);
  const { memberships } = useSession();
  if (!school) return <NoRightScreen who={DOOR_PEOPLE} />;
  const { schoolId } = school;
  const has = (roles: typeof DOOR_PEOPLE): boolean =>
    memberships.some((one) => one.schoolId === schoolId && roles.includes(one.role));
  return (
    <Page title={t('page')} lead={t('page.lead')}>
      <SchoolChoice
        schools={schools}
        value={schoolId}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <div className="health">
        {has(EVACUATORS) && (
          <InSchool schoolId={schoolId}>
            <EvacuationPart />
          </InSchool>
        )}
        {has(DOOR_DECIDERS) && <OuterPart key={`outer-${schoolId}`} schoolId={schoolId} />}
        {has(PIN_ISSUERS) && <HolderPart key={`pins-${schoolId}`} schoolId={schoolId} />}
      </div>
    </Page>
  );
};
