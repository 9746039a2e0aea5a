import { defineLive } from '../../kernel/live/projection.ts';

/** The school decided something: whoever shows its settings reads them again. */
export const optionsLive = defineLive({
  kind: 'schoolOption.changed',
  permission: 'schoolOption.read',
  load: async () => [{ event: 'options', data: {} }],
});
