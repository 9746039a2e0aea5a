import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { classListQuery } from '../classes/class-queries.ts';
import { LaterChanges, strangersOf } from '../groups/members-form.tsx';
import { Strangers } from '../groups/pupil-picker.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { listName } from '../people/person-words.ts';
import { Checks } from './checks.tsx';
import { Draft } from './draft.tsx';
import { type ClassRow, type GroupDetail, type GroupRow, groupQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

/** Students of the classes of a group, class by class. */
const useCandidates = (group: GroupRow, classes: readonly ClassRow[]) => {
  const { core, schoolId } = useStructure();
  const own = classes.filter(({ classId }) => group.classIds.includes(classId));
  const lists = useQueries({
    queries: own.map(({ classId }) => classListQuery(core, schoolId, classId)),
  });
  const candidates = own.map(({ name }, index) => ({
    name,
    students: (lists[index]?.data ?? []).map((student) => ({
      id: student.studentId as string,
      label: listName(student),
    })),
  }));
  const isKnown = lists.every(({ data }) => data !== undefined);
  const known = isKnown
    ? new Set(candidates.flatMap(({ students }) => students.map(({ id }) => id)))
    : undefined;
  return { candidates, known };
};

/** Who belongs to the group from a day on; earlier days stay as they were. Taken back on the same day. */
const useSaveMembers = (group: GroupDetail, onDone: () => void) => {
  const { t, core, client, schoolId, headers, day } = useStructure();
  const queries = useQueryClient();
  const save = useStructureChange();
  const put = (studentIds: readonly string[], from: string, version: number) =>
    dataOf(
      client.PUT('/api/v1/groups/{groupId}/members', {
        headers,
        params: { path: { groupId: group.groupId } },
        body: { from, studentIds: [...studentIds], version },
      }),
    );
  const send = (studentIds: readonly string[], from: string) =>
    save.mutate({
      onDone,
      run: async () => {
        const { members } = await queries.fetchQuery(
          groupQuery(core, schoolId, group.groupId, from),
        );
        const { version } = await put(studentIds, from, group.version);
        const before = members.map(({ studentId }) => studentId);
        const text = t('members.saved', { name: group.name, from: day(from) });
        return { text, undo: () => put(before, from, version) };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

const MembersForm = ({
  group,
  classes,
  onAgain,
  onClose,
}: {
  readonly group: GroupDetail;
  readonly classes: readonly ClassRow[];
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) => {
  const { t, today } = useStructure();
  const [from, setFrom] = useState(today);
  const { candidates, known } = useCandidates(group, classes);
  const save = useSaveMembers(group, onClose);
  const [chosen, choose] = useState<readonly string[]>(
    group.members.map(({ studentId }) => studentId),
  );
  return (
    <OfficeForm
      label={t('members.title')}
      verb={t('save')}
      found={isDate(from) ? {} : { from: 'date' }}
      onTried={() => undefined}
      onSend={() => save.send(chosen, from)}
      onCancel={onClose}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <OfficeField
        label={t('members.from')}
        name="from"
        type="date"
        value={from}
        onChange={setFrom}
        fault={isDate(from) ? undefined : 'date'}
      />
      <Note kind="pen">{t('members.hint')}</Note>
      <LaterChanges group={group} from={from} />
      <Strangers strangers={strangersOf(group.members, known)} chosen={chosen} onChange={choose} />
      {candidates.map(({ name, students }) => (
        <Checks
          key={name}
          legend={t('classes.one', { name })}
          items={students}
          chosen={chosen}
          onChange={choose}
        />
      ))}
    </OfficeForm>
  );
};

/** Members of a group today in the order of the group, and the change of them from a day on. */
export const MembersPart = ({
  group,
  classes,
}: {
  readonly group: GroupRow;
  readonly classes: readonly ClassRow[];
}) => {
  const { t, core, schoolId, today, day } = useStructure();
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = useQuery(groupQuery(core, schoolId, group.groupId, today));
  return (
    <section className="part" aria-label={t('members.title')}>
      <h3>{t('members.title')}</h3>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && isOpen && (
        <Draft row={data}>
          {(begun, again) => (
            <MembersForm
              group={begun}
              classes={classes}
              onAgain={again}
              onClose={() => open(false)}
            />
          )}
        </Draft>
      )}
      {data && !isOpen && (
        <>
          {data.members.length === 0 && <p className="soft small">{t('members.none')}</p>}
          <ol className="office-people">
            {data.members.map((member) => (
              <li key={member.studentId}>
                <b>{`${member.numberInGroup}. ${listName(member)}`}</b>
                <span className="soft">
                  {t('members.since', { name: member.className, from: day(member.since) })}
                </span>
              </li>
            ))}
          </ol>
          <div className="office-acts">
            <Button icon="pencil" onPress={() => open(true)}>
              {t('members.change')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
};
