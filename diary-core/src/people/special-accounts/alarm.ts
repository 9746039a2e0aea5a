import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { defineReaction } from '../../kernel/feed/reaction.ts';
import { defineLive } from '../../kernel/live/projection.ts';

/** The login of an envelope was used: it is marked opened, and the administrators at their screens are told at once. */
export const openedReaction = defineReaction({
  name: 'special-accounts.opened',
  kinds: ['account.firstUsed'],
  handle: async (services, schoolId, entries) => {
    const used = new Set(
      entries.flatMap((entry) =>
        entry.kind === 'account.firstUsed' && 'accountId' in entry.payload
          ? [String(entry.payload.accountId)]
          : [],
      ),
    );
    const school = services.db.forSchool(schoolId);
    const sealed = await school.read((read: SchoolRead) =>
      read
        .from('sealed_envelope')
        .select(['id', 'account_id as accountId'])
        .where('state', '=', 'sealed')
        .execute(),
    );
    const opened = sealed.filter((row) => used.has(row.accountId));
    if (opened.length === 0) return;
    const actor = serviceActor('special-accounts');
    await school.change(
      { actor, action: 'envelope.opened', subject: { kind: 'sealed_envelope' } },
      async (tx) => {
        const opened_at_utc = services.clocks.system.nowMs();
        for (const { id, accountId } of opened) {
          const row = await tx.require('sealed_envelope', id);
          if (row.state !== 'sealed') continue;
          await tx.update('sealed_envelope', id, { state: 'opened', opened_at_utc });
          tx.announce('envelope.opened', { accountId });
        }
      },
    );
  },
});

export const openedLive = defineLive({
  kind: 'envelope.opened',
  permission: 'envelope.read',
  load: async (_read, entry) => [
    { event: 'envelope-opened', data: { accountId: entry.payload.accountId } },
  ],
});
