import { defineLive } from '../../kernel/live/projection.ts';

/** Courses or their teachers changed: whoever shows them reads them again. */
export const coursesLive = defineLive({
  kind: 'courses.changed',
  permission: 'course.read',
  load: async () => [{ event: 'courses', data: {} }],
});
