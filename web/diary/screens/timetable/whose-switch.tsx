import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import type { TimetableAddress } from './timetable-address.ts';
import type { Overview } from './timetable-queries.ts';

const OWN = 'own';

/** Whose week is shown: one's own, or that of a class, a teacher or a room. */
export const WhoseSwitch = ({
  overview,
  address,
  hasOwn,
  onChange,
}: {
  readonly overview: Overview;
  readonly address: TimetableAddress;
  /** Whether „Moje lekcje" is among them. */
  readonly hasOwn: boolean;
  readonly onChange: (next: TimetableAddress) => void;
}) => {
  const { t } = useTranslation('diary-timetable');
  const { classes, teachers, rooms } = overview;
  // Guardians and students have one week and nothing to choose from.
  if (teachers.length === 0) return null;
  const keep = {
    ...(address.date === undefined ? {} : { date: address.date }),
    ...(address.school === undefined ? {} : { school: address.school }),
  };
  const label = (name: string, kind: 'class' | 'teacher' | 'room') => t(`whose.${kind}`, { name });
  const choices = [
    ...(hasOwn ? [{ id: OWN, label: t('whose.own') }] : []),
    ...classes.map(({ id, name }) => ({ id: `class ${id}`, label: label(name, 'class') })),
    ...teachers.map(({ id, name }) => ({ id: `teacher ${id}`, label: label(name, 'teacher') })),
    ...rooms.map(({ id, name }) => ({ id: `room ${id}`, label: label(name, 'room') })),
  ];
  const kind = (['class', 'teacher', 'room'] as const).find((one) => address[one] !== undefined);
  const value = kind === undefined ? OWN : `${kind} ${address[kind]}`;
  return (
    <SelectField
      label={t('whose')}
      isLabelHidden
      choices={choices}
      value={value}
      onChange={(chosen) => {
        const [name, id] = chosen.split(' ');
        onChange(chosen === OWN ? keep : { ...keep, [name ?? 'class']: id });
      }}
    />
  );
};
