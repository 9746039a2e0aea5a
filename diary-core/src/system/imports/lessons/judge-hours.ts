import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../../kernel/db/handles.ts';
import {
  type ClassLessons,
  faultsAmong,
  type VersionFault,
} from '../../../teaching/timetable/api.ts';
import type { Choices, Item, Question } from '../plan.ts';
import type { Ref } from './effects.ts';
import type { FileHour } from './place-lessons.ts';
import type { SchoolNow } from './school-now.ts';

/** Answers about a teacher or room that is used twice: take both, or leave the second out. */
export const KEEP = 'keep';
export const LEAVE = 'leaveSecond';

export interface JudgedHours {
  /** Hours that go in. */
  readonly hours: readonly FileHour[];
  /** What is refused, and what a human decides. */
  readonly items: readonly Item[];
}

type Labels = ReadonlyMap<Ref, string>;
interface Placed {
  readonly hours: readonly FileHour[];
  readonly byClass: ReadonlyMap<Ref, readonly FileHour[]>;
}

const layOut = (hours: readonly FileHour[]): Placed => {
  const byClass = new Map<Ref, FileHour[]>();
  for (const hour of hours) {
    const known = byClass.get(hour.classId);
    if (known === undefined) byClass.set(hour.classId, [hour]);
    else known.push(hour);
  }
  return { hours, byClass };
};

/** Ids and keys are the same to whoever only compares them. */
const asLessons = ({ byClass }: Placed): ClassLessons[] =>
  [...byClass].map(([classId, hours]) => ({
    classId: classId as ClassId,
    lessons: hours.map(({ teacherId, weekday, period, groupName, subjectId, roomId }) => ({
      weekday,
      period,
      groupName,
      subjectId,
      roomId,
      teacherId: teacherId as PersonId,
    })),
  }));

/** Two lessons of other weeks or terms never meet. */
const meet = (one: string, other: string): boolean => {
  const marks = (cycle: string) => new Set(cycle.replace(/^\S+ /, '').split(','));
  if (one === '' || other === '') return true;
  const known = marks(one);
  return [...marks(other)].some((mark) => known.has(mark));
};

const titleOf = (labels: Labels, hour: FileHour): string =>
  [labels.get(hour.classId), labels.get(hour.subjectId), hour.groupName].filter(Boolean).join(', ');

const item = (
  key: string,
  title: string,
  rest: Partial<Pick<Item, 'state' | 'faults' | 'questions'>>,
): Item => ({
  key,
  line: 0,
  title,
  state: 'same',
  faults: [],
  changes: [],
  questions: [],
  cells: [],
  ...rest,
});

/** Goes over the faults once: what is refused is out of the way of what comes after. */
class HourJudge {
  readonly items: Item[] = [];
  readonly out = new Set<FileHour>();
  readonly #asked = new Map<string, Question>();
  readonly #placed: Placed;
  readonly #labels: Labels;
  readonly #answers: Choices['answers'];

  constructor(placed: Placed, labels: Labels, answers: Choices['answers']) {
    this.#placed = placed;
    this.#labels = labels;
    this.#answers = answers;
  }

  #hourAt({ classId, index }: { readonly classId: string; readonly index: number }) {
    return this.#placed.byClass.get(classId)?.[index];
  }

  #refuse(hour: FileHour, code: string, details: Record<string, string | number>): void {
    this.out.add(hour);
    const { weekday, period } = hour;
    const key = `hour:${hour.lessonId}:${hour.classId}:${weekday}:${period}:${hour.teacherId}`;
    this.items.push(
      item(key, titleOf(this.#labels, hour), {
        state: 'refused',
        faults: [{ column: '', code, details: { weekday, period, ...details } }],
      }),
    );
  }

  refusals(fault: VersionFault): void {
    const hour = this.#hourAt(fault.at);
    if (hour === undefined || this.out.has(hour)) return;
    if (fault.what === 'period') this.#refuse(hour, 'noPeriod', {});
    if (fault.what !== 'class' || 'lesson' in fault.other) return;
    const other = this.#hourAt(fault.other);
    if (other !== undefined && !this.out.has(other) && meet(hour.cycle, other.cycle))
      this.#refuse(hour, 'classTwice', { other: titleOf(this.#labels, other) });
  }

  clashes(fault: VersionFault): void {
    if (fault.what !== 'teacher' && fault.what !== 'room') return;
    const hour = this.#hourAt(fault.at);
    if (hour === undefined || this.out.has(hour)) return;
    const other = 'lesson' in fault.other ? undefined : this.#hourAt(fault.other);
    if (other !== undefined && (this.out.has(other) || !meet(hour.cycle, other.cycle))) return;
    const lesson = 'lesson' in fault.other ? fault.other.lesson : undefined;
    const who = fault.what === 'teacher' ? hour.teacherId : (hour.roomId ?? '');
    const beside = other?.lessonId ?? `school ${lesson?.classId ?? ''} ${lesson?.subjectId ?? ''}`;
    const key = `${fault.what}:${who}:${beside}:${hour.lessonId}`.slice(0, 200);
    const known = this.#asked.get(key);
    if (known === undefined) {
      const answer = this.#answers[key];
      const otherTitle =
        other === undefined
          ? [lesson?.classId, lesson?.subjectId]
              .flatMap((id) => this.#labels.get(id ?? '') ?? [])
              .join(', ')
          : titleOf(this.#labels, other);
      const question = {
        key,
        code: fault.what === 'teacher' ? 'teacherTwice' : 'roomTwice',
        about: `${this.#labels.get(who) ?? ''}: ${otherTitle} / ${titleOf(this.#labels, hour)}`,
        options: [KEEP, LEAVE].map((id) => ({ id, label: '' })),
        answer: answer === KEEP || answer === LEAVE ? answer : null,
      };
      this.#asked.set(key, question);
      this.items.push(
        item(key, question.about, {
          state: question.answer === null ? 'unclear' : 'same',
          questions: [question],
        }),
      );
    }
    if (this.#answers[key] === LEAVE) this.out.add(hour);
  }
}

/** Which hours of the file may go in: by the bells, by the class, by its teachers and rooms. */
export const judgeHours = async (
  read: SchoolRead,
  now: SchoolNow,
  hours: readonly FileHour[],
  { labels, answers }: { readonly labels: Labels; readonly answers: Choices['answers'] },
): Promise<JudgedHours> => {
  const placed = layOut(hours);
  const { from, year } = now;
  const to = year.lessonsTo < from ? year.to : year.lessonsTo;
  const wanted = { from, state: 'published', classes: asLessons(placed) } as const;
  const faults = await faultsAmong(read, wanted, { yearId: year.yearId, to });
  const judge = new HourJudge(placed, labels, answers);
  for (const fault of faults) judge.refusals(fault);
  for (const fault of faults) judge.clashes(fault);
  return { hours: hours.filter((hour) => !judge.out.has(hour)), items: judge.items };
};
