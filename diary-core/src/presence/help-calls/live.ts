import { defineLive } from '../../kernel/live/projection.ts';
import { oneCall } from './reading.ts';

/** A call reaches the screens of office and director as it comes, and leaves all of them when one of them answers. */
export const helpCallLive = defineLive({
  kind: 'help_call.changed',
  permission: 'helpCall.read',
  load: async (read, { payload }) => [
    { event: 'helpCall', data: await oneCall(read, payload.callId) },
  ],
});
