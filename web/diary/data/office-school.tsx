import { createContext, type ReactNode, useContext } from 'react';
import type { Role } from '../../shared/api/wire.ts';
import { SchoolChoice } from '../nav/school-choice.tsx';
import { useSchoolWith } from '../session/use-school-with.ts';

const SchoolContext = createContext<string>('');

/** The school whose people and days a screen of the office shows. */
export const useSchoolId = (): string => useContext(SchoolContext);

/** The school in which the person works here: the one of the address, else the first with such a role. */
export const useOfficeSchool = (
  roles: readonly Role[],
  asked: string | undefined,
  right?: string,
): string => useSchoolWith(roles, asked, right).school?.schoolId ?? '';

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
  right,
  onChange,
}: {
  readonly roles: readonly Role[];
  readonly right?: string;
  readonly onChange: (schoolId: string) => void;
}) => {
  const { schools } = useSchoolWith(roles, undefined, right);
  return <SchoolChoice schools={schools} value={useSchoolId()} onChange={onChange} />;
};
