import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../../../shared/api/client.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { OfficeForm } from '../people/office-form.tsx';
import { useStructureAddress } from './structure-address.ts';
import { type ClassBody, candidatesQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

type Member = ClassBody['members'][number];
const PLACES = ['chair', 'deputy', 'treasurer', 'secretary', 'member'] as const;

/** Records who belongs; what was there before can be put back. */
const useRecord = (row: ClassBody) => {
  const { t, client, headers } = useStructure();
  const { pick } = useStructureAddress();
  const save = useStructureChange();
  const { classId, body } = row;
  const put = (members: readonly Member[], version: number) =>
    dataOf(
      client.PUT('/api/v1/classes/{classId}/bodies/{body}', {
        headers,
        params: { path: { classId, body } },
        body: { members: members.map(({ personId, place }) => ({ personId, place })), version },
      }),
    );
  const send = (members: readonly Member[]) =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const { version } = await put(members, row.version);
        const text = t('bodies.saved', { name: row.className });
        return row.version === 0 ? { text } : { text, undo: () => put(row.members, version) };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

/** Members with their places; who may be chosen are students of the class, or their guardians. */
export const BodyForm = ({
  row,
  onAgain,
}: {
  readonly row: ClassBody;
  readonly onAgain: () => void;
}) => {
  const { t, core, schoolId } = useStructure();
  const { pick } = useStructureAddress();
  const { data: candidates = [] } = useQuery(candidatesQuery(core, schoolId, row));
  const save = useRecord(row);
  const [members, setMembers] = useState<readonly Member[]>(row.members);
  const [isTried, setTried] = useState(false);
  const found = members.length === 0 ? { members: 'required' } : {};
  const free = candidates.filter(
    ({ personId }) => !members.some((member) => member.personId === personId),
  );
  const placeFor = () =>
    PLACES.find((place) => place === 'member' || !members.some((each) => each.place === place)) ??
    'member';
  const add = (personId: string) => {
    const person = candidates.find((each) => each.personId === personId);
    if (person)
      setMembers([...members, { personId: person.personId, name: person.name, place: placeFor() }]);
  };
  return (
    <OfficeForm
      label={t('bodies.form')}
      verb={t('save')}
      found={found}
      onTried={() => setTried(true)}
      onSend={() => save.send(members)}
      onCancel={() => pick(undefined)}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <ul className="structure-members">
        {members.map((member) => (
          <li key={member.personId}>
            <SelectField
              label={t('bodies.placeOf', { name: member.name })}
              choices={PLACES.map((id) => ({ id, label: t(`bodies.place.${id}`) }))}
              value={member.place}
              onChange={(place) =>
                setMembers(
                  members.map((each) =>
                    each.personId === member.personId ? { ...each, place } : each,
                  ),
                )
              }
            />
            <IconButton
              icon="x"
              tip="left"
              label={t('bodies.takeOut', { name: member.name })}
              onPress={() =>
                setMembers(members.filter(({ personId }) => personId !== member.personId))
              }
            />
          </li>
        ))}
      </ul>
      <SelectField
        label={t('bodies.add')}
        prompt={t('pickOne')}
        choices={free.map(({ personId, name, of }) => ({
          id: personId as string,
          label: of === undefined ? name : t('bodies.parentOf', { name, of }),
        }))}
        value=""
        onChange={add}
        error={isTried && members.length === 0 ? t('bodies.needOne') : undefined}
      />
      {row.body === 'council' && candidates.length === 0 && (
        <Note kind="lamp">{t('bodies.nobody')}</Note>
      )}
    </OfficeForm>
  );
};
