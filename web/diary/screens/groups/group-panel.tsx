import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { OfficeField } from '../people/office-form.tsx';
import { listName } from '../people/person-words.ts';
import { Draft } from '../structure/draft.tsx';
import { RemoveRow } from '../structure/remove-row.tsx';
import { PanelHead } from '../structure/split.tsx';
import { type GroupDetail, type GroupRow, groupQuery } from '../structure/structure-queries.ts';
import { useStructure } from '../structure/use-structure.ts';
import { GroupForm } from './group-form.tsx';
import { CloseForm, MembersForm } from './members-form.tsx';
import { useGroupCalls } from './save-group.ts';
import type { Groups } from './use-groups.ts';

/** The list as it stands on the paper too: numbers of the group, not of the class. */
const List = ({ group, date }: { readonly group: GroupDetail; readonly date: string }) => {
  const { t } = useTranslation('diary-groups');
  const { day } = useStructure();
  return (
    <div className="group-print">
      <p className="print-only">
        <b>{group.name}</b>
        {` · ${group.classNames.join(', ')} · ${t('asOf', { day: day(date) })}`}
      </p>
      {group.members.length === 0 ? (
        <p className="soft small">{t('nobodyOn')}</p>
      ) : (
        <table className="group-lines">
          <thead>
            <tr>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('pupil')}</th>
              <th scope="col">{t('class')}</th>
              <th scope="col">{t('since')}</th>
            </tr>
          </thead>
          <tbody>
            {group.members.map((member) => (
              <tr key={member.studentId}>
                <td>{member.numberInGroup}</td>
                <th scope="row">{listName(member)}</th>
                <td>{member.className}</td>
                <td>{day(member.since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};

type Act = 'members' | 'change' | 'close';

const Acts = ({
  group,
  all,
  onAct,
}: {
  readonly group: GroupDetail;
  readonly all: Groups;
  readonly onAct: (act: Act) => void;
}) => {
  const { t } = useTranslation(['diary-groups', 'diary-structure']);
  const isKept = all.isKept(group);
  const hasMembers = group.members.length > 0;
  return (
    <div className="office-acts">
      {isKept && (
        <Button kind="go" icon="people" onPress={() => onAct('members')}>
          {t('diary-structure:members.change')}
        </Button>
      )}
      {isKept && all.mayCreate && (
        <Button icon="pencil" onPress={() => onAct('change')}>
          {t('change')}
        </Button>
      )}
      {hasMembers && (
        <Button icon="print" onPress={() => print()}>
          {t('print')}
        </Button>
      )}
      {isKept && hasMembers && (
        <Button kind="stop" icon="x" onPress={() => onAct('close')}>
          {t('close.verb')}
        </Button>
      )}
    </div>
  );
};

const Shown = ({
  group,
  all,
  begins,
}: {
  readonly group: GroupDetail;
  readonly all: Groups;
  readonly begins: string;
}) => {
  const [act, setAct] = useState<Act>();
  const onClose = () => setAct(undefined);
  if (act === undefined) return <Acts group={group} all={all} onAct={setAct} />;
  return (
    <Draft row={group}>
      {(begun, onAgain) => {
        const form = { group: begun, begins, onAgain, onClose };
        if (act === 'members') return <MembersForm {...form} />;
        if (act === 'close') return <CloseForm {...form} />;
        const { classes, isAdmin } = all;
        return <GroupForm row={begun} yearId={begun.yearId} {...{ ...form, classes, isAdmin }} />;
      }}
    </Draft>
  );
};

/** One group: its list on a day, and for whoever keeps it what can be done. */
export const GroupPanel = ({
  row,
  all,
  begins,
}: {
  readonly row: GroupRow;
  readonly all: Groups;
  readonly begins: string;
}) => {
  const { t } = useTranslation(['diary-groups', 'diary-structure']);
  const { core, schoolId } = useStructure();
  const { remove } = useGroupCalls();
  const [date, setDate] = useState(begins);
  const asked = isDate(date) ? date : begins;
  const { data, error, refetch } = useQuery(groupQuery(core, schoolId, row.groupId, asked));
  const said = [
    row.subjectName,
    row.classNames.join(', '),
    row.teacherName && t('keptBy', { name: row.teacherName }),
  ];
  return (
    <>
      <PanelHead title={row.name} lead={said.filter((part) => part).join(' · ')} />
      {data && <Shown key={row.groupId} group={data} all={all} begins={begins} />}
      <OfficeField
        label={t('onDay')}
        name="on"
        type="date"
        value={date}
        onChange={setDate}
        fault={isDate(date) ? undefined : 'date'}
      />
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <List group={data} date={asked} />}
      {all.isKept(row) && all.mayCreate && row.memberCount === 0 && (
        <RemoveRow name={row.name} run={() => remove(row.groupId)} />
      )}
    </>
  );
};
