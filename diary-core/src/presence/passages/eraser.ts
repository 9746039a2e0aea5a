import type { PersonEraser } from '../../kernel/services.ts';

/** Mark on a door event that a whole person's removal has emptied. */
const RULE = 'person.remove';

/** Forgets when and where these persons came and went; what the door did stays. */
export const passageEraser: PersonEraser = {
  name: 'presence/passages',
  erase: async (tx, personIds, { services }) => {
    await tx
      .deleteFrom('passage')
      .where('holder_id', 'in', [...personIds])
      .execute();
    await tx
      .updateTable('door_event')
      .set({
        card_id: null,
        credential_hash: null,
        holder_id: null,
        actor_id: null,
        detail_json: null,
        erased_at_utc: services.clocks.school.nowMs(),
        erased_by_rule: RULE,
      } as never)
      .where('holder_id', 'in', [...personIds])
      .execute();
  },
};
