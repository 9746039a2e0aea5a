import { Temporal } from 'temporal-polyfill';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { RoutePrint } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import { schoolName, schoolZone } from '../../school/schools/api.ts';
import { type PlanAsked, planOf } from './plan.ts';
import type { PlanReply } from './schema.ts';

const timetableWeek = printTemplate('timetable-week', import.meta.url);

const polish = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('pl', { ...options, timeZone: 'UTC' }).format(
    Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds,
  );

const TITLES = { class: 'Plan lekcji klasy', teacher: 'Plan lekcji:', room: 'Plan sali:' } as const;

/** What stands under the subject: a class's plan names the teacher, a teacher's the class, a room's both. */
const whoOf = (kind: PlanReply['kind'], lesson: PlanReply['lessons'][number]): string => {
  if (kind === 'class') return lesson.teacherName;
  return kind === 'teacher' ? lesson.className : `${lesson.className} ${lesson.teacherName}`.trim();
};

const pageOf = (plan: PlanReply, name: string, school: string) => {
  const used = plan.lessons.map((lesson) => lesson.period);
  const rows = plan.periods.filter(
    ({ number }) => number >= Math.min(...used) && number <= Math.max(...used),
  );
  const { version } = plan;
  return {
    school,
    title: `${TITLES[plan.kind]} ${name}`,
    dates:
      version === null
        ? ''
        : `${version.state === 'draft' ? 'Szkic, nieopublikowany. ' : ''}Obowiązuje od ${version.from} do ${version.to}.`,
    days: plan.days.map((day) => polish(day.date, { weekday: 'long' })),
    rows: rows.map(({ number, from, to }) => ({
      number,
      from,
      to,
      hours: plan.days.map(({ date }) =>
        plan.lessons
          .filter((lesson) => lesson.date === date && lesson.period === number)
          .map((lesson) => ({
            subject: lesson.subjectName,
            group: lesson.groupName,
            who: whoOf(plan.kind, lesson),
            room: plan.kind === 'room' ? '' : lesson.roomName,
          })),
      ),
    })),
  };
};

/** The week as one A4 sheet. Errors: those of `planOf`; `kernel.not_found` for nobody's. */
export const printOf = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  asked: { readonly asked: PlanAsked; readonly date: string; readonly today: string },
): Promise<RoutePrint> => {
  const plan = await planOf(read, scope, asked);
  if (plan.whose === null) throw new AppError('not_found', 'kernel.not_found');
  const data = pageOf(plan, plan.whose.name, await schoolName(read));
  return {
    template: timetableWeek,
    title: data.title,
    zone: await schoolZone(read),
    data,
    subject: { kind: 'timetable', id: plan.whose.id },
  };
};
