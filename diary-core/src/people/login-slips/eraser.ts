import type { PersonEraser } from '../../kernel/services.ts';

/** Takes invitations that were not used; printed slips of a class go by themselves after a day. */
export const invitationEraser: PersonEraser = {
  name: 'people/login-slips',
  erase: async (tx, personIds) => {
    await tx.removeWhere('account_invitation', { person_id: personIds });
  },
};
