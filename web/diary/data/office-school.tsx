import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/api/wire.ts';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { schoolsWith, useSession } from '../session/use-session.ts';

const SchoolContext = createContext<string>('');

/** The school whose people and days a screen of the office shows. */
export const useSchoolId = (): string => useContext(SchoolContext);

/** The school in which the person works here: the one of the address, else the first with such a role. */
export const useOfficeSchool = (roles: readonly Role[], asked: string | undefined): string => {
  const schools = schoolsWith(useSession().memberships, roles);
  const school = schools.find(({ schoolId }) => schoolId === asked) ?? schools[0];
  return school?.schoolId ?? '';
};

/** Hands the school down to the parts of a screen. */
export const InSchool = ({
  schoolId,
  children,
}: {
  readonly schoolId: string;
  readonly children: ReactNode;
}) => <SchoolContext value={schoolId}>{children}</SchoolContext>;

/** For a person who works in several schools; nothing for others. */
export const SchoolSwitch = ({
  roles,
  onChange,
}: {
  readonly roles: readonly Role[];
  readonly onChange: (schoolId: string) => void;
}) => {
  const { t } = useTranslation('diary-office');
  const schools = schoolsWith(useSession().memberships, roles);
  const schoolId = useSchoolId();
  if (schools.length < 2) return null;
  return (
    <SegmentedSwitch
      label={t('school')}
      segments={schools.map((one) => ({ id: one.schoolId, label: one.schoolName }))}
      value={schoolId}
      onChange={onChange}
    />
  );
};
