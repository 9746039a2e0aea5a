import { defineLive } from '../../kernel/live/projection.ts';

/** Lists of people are read again; the event names whom it is about where it is one person. */
export const everybodyLive = [
  defineLive({
    kind: 'person.changed',
    permission: 'person.read',
    load: async (_read, { payload }) => [{ event: 'people', data: { personId: payload.personId } }],
  }),
  defineLive({
    kind: 'people.changed',
    permission: 'person.read',
    load: async () => [{ event: 'people', data: {} }],
  }),
  defineLive({
    kind: 'guardianship.changed',
    permission: 'person.read',
    load: async (_read, { payload }) => [
      { event: 'people', data: { personId: payload.studentId } },
    ],
  }),
  defineLive({
    kind: 'class.changed',
    permission: 'class.read',
    load: async (_read, { payload }) => [{ event: 'classes', data: { classId: payload.classId } }],
  }),
];
