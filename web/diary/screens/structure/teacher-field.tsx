import { useQuery } from '@tanstack/react-query';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { teachersQuery } from '../classes/class-queries.ts';
import { fullName, listName } from '../people/person-words.ts';
import { useStructure } from './use-structure.ts';

/** Nobody, where that may be chosen. */
export const NOBODY = 'nobody';

/** Everybody who may teach, by name. */
export const useTeachers = () => {
  const { core, schoolId } = useStructure();
  const { data: teachers = [] } = useQuery(teachersQuery(core, schoolId));
  return {
    teachers,
    nameOf: (teacherId: string | null): string => {
      const found = teachers.find(({ staffId }) => staffId === teacherId);
      return found === undefined ? '' : fullName(found);
    },
  };
};

export interface TeacherFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (teacherId: string) => void;
  /** The words for nobody; without them somebody must be chosen. */
  readonly nobody?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** A teacher of the school. */
export const TeacherField = ({ nobody, ...rest }: TeacherFieldProps) => {
  const { t } = useStructure();
  const { teachers } = useTeachers();
  return (
    <SelectField
      {...rest}
      {...(nobody === undefined ? { prompt: t('pickOne') } : {})}
      choices={[
        ...(nobody === undefined ? [] : [{ id: NOBODY, label: nobody }]),
        ...teachers.map((one) => ({ id: one.staffId as string, label: listName(one) })),
      ]}
    />
  );
};
