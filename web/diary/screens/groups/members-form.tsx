import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { listName } from '../people/person-words.ts';
import { type GroupDetail, groupQuery } from '../structure/structure-queries.ts';
import { useStructure } from '../structure/use-structure.ts';
import { useStructureChange } from '../structure/use-structure-change.ts';
import { groupCandidatesQuery } from './group-queries.ts';
import { PupilPicker, Strangers } from './pupil-picker.tsx';
import { useGroupCalls } from './save-group.ts';

/** Who belongs to the group from a day on; nobody: the group is closed. Taken back on the same day. */
const useSaveMembers = (group: GroupDetail, onDone: () => void) => {
  const { t } = useTranslation(['diary-groups', 'diary-structure']);
  const { core, schoolId, day } = useStructure();
  const queries = useQueryClient();
  const { setMembers } = useGroupCalls();
  const save = useStructureChange();
  const send = (studentIds: readonly string[], from: string, isClosing: boolean) =>
    save.mutate({
      onDone,
      run: async () => {
        const { groupId, name } = group;
        const { members } = await queries.fetchQuery(groupQuery(core, schoolId, groupId, from));
        const { version } = await setMembers(groupId, { from, studentIds, version: group.version });
        const before = members.map(({ studentId }) => studentId);
        const said = { name, from: day(from) };
        return {
          text: isClosing ? t('close.done', said) : t('diary-structure:members.saved', said),
          undo: () => setMembers(groupId, { from, studentIds: before, version }),
        };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

interface MembersProps {
  readonly group: GroupDetail;
  readonly begins: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

const FromField = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => (
  <OfficeField
    label={label}
    name="from"
    type="date"
    autoFocus
    value={value}
    onChange={onChange}
    fault={isDate(value) ? undefined : 'date'}
  />
);

/** Changes that stand after the day already: they stay as they are, and so they are named before. */
export const LaterChanges = ({
  group,
  from,
}: {
  readonly group: GroupDetail;
  readonly from: string;
}) => {
  const { t } = useTranslation('diary-groups');
  const { core, schoolId, day } = useStructure();
  const { data } = useQuery({
    ...groupQuery(core, schoolId, group.groupId, from),
    enabled: isDate(from),
  });
  if (data === undefined || data.laterChanges.length === 0) return null;
  return (
    <Note kind="lamp" icon="calendar" role="status">
      {t('later', { days: data.laterChanges.map(day).join(', ') })}
    </Note>
  );
};

/** Members who are in none of the classes from which one may choose; nobody before these are known. */
export const strangersOf = (
  members: GroupDetail['members'],
  known: ReadonlySet<string> | undefined,
): { readonly id: string; readonly label: string }[] =>
  known === undefined
    ? []
    : members
        .filter(({ studentId }) => !known.has(studentId))
        .map((member) => ({
          id: member.studentId,
          label: [listName(member), member.className].filter(Boolean).join(', '),
        }));

const faultOf = (from: string) => (isDate(from) ? {} : { from: 'date' });

/** Who belongs to the group from a day on; earlier days stay (GROUP-13), and so do the numbers in the class (GROUP-09). */
export const MembersForm = ({ group, begins, onAgain, onClose }: MembersProps) => {
  const { t, core, schoolId } = useStructure();
  const [from, setFrom] = useState(begins);
  const { data } = useQuery(groupCandidatesQuery(core, schoolId, isDate(from) ? from : begins));
  const save = useSaveMembers(group, onClose);
  const [chosen, choose] = useState<readonly string[]>(
    group.members.map(({ studentId }) => studentId),
  );
  const classes = data?.classes.filter(({ classId }) => group.classIds.includes(classId));
  const known =
    classes && new Set(classes.flatMap(({ pupils }) => pupils.map(({ studentId }) => studentId)));
  return (
    <OfficeForm
      label={t('members.title')}
      verb={t('save')}
      found={faultOf(from)}
      onTried={() => undefined}
      onSend={() => save.send(chosen, from, false)}
      onCancel={onClose}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <FromField label={t('members.from')} value={from} onChange={setFrom} />
      <Note kind="pen">{t('members.hint')}</Note>
      <LaterChanges group={group} from={from} />
      <Strangers strangers={strangersOf(group.members, known)} chosen={chosen} onChange={choose} />
      <PupilPicker classes={classes ?? []} chosen={chosen} onChange={choose} />
    </OfficeForm>
  );
};

/** Ends the group on a day: nobody belongs to it from then on, what was stays. */
export const CloseForm = ({ group, begins, onAgain, onClose }: MembersProps) => {
  const { t } = useTranslation('diary-groups');
  const [from, setFrom] = useState(begins);
  const save = useSaveMembers(group, onClose);
  return (
    <OfficeForm
      label={t('close.form')}
      verb={t('close.verb')}
      found={faultOf(from)}
      onTried={() => undefined}
      onSend={() => save.send([], from, true)}
      onCancel={onClose}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <FromField label={t('close.from')} value={from} onChange={setFrom} />
      <Note kind="pen">{t('close.what')}</Note>
      <LaterChanges group={group} from={from} />
    </OfficeForm>
  );
};
