import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { bellSchedules, type Period, periodsOn } from '../../school/calendar/api.ts';
import { classesOfYear, type SchoolClass } from '../../school/class-sections/api.ts';
import type { TimetableLesson } from './domain.ts';

/** Classes of a school year and the hours of their lessons. */
export interface YearHours {
  readonly classes: ReadonlyMap<ClassId, SchoolClass>;
  /** By the bells of the class on the weekday; without a class by the first bells of the school. `undefined`: no such period. */
  hoursOf(lesson: Pick<TimetableLesson, 'classId' | 'period' | 'weekday'>): Period | undefined;
  /** Periods of an ordinary day of a class in order of their number; without a class those of the first bells of the school. */
  periodsOf(classId: ClassId | null): readonly Period[];
  /** The hours of two lessons of one weekday overlap. */
  sameTime(a: TimetableLesson, b: TimetableLesson): boolean;
}

/** No weekday follows another schedule here: the periods of an ordinary day. */
const NO_WEEKDAY = 0;

/** Four queries. */
export const hoursOfYear = async (read: SchoolRead, yearId: string): Promise<YearHours> => {
  const bells = await bellSchedules(read);
  const classes = new Map((await classesOfYear(read, yearId)).map((each) => [each.classId, each]));
  const scheduleOf = (classId: ClassId | null): string => {
    const section = classId === null ? undefined : classes.get(classId);
    return section?.bellScheduleId ?? bells[0]?.bellScheduleId ?? '';
  };
  // A timetable asks for hundreds of hours: each schedule and weekday is looked up once.
  const found = new Map<string, ReadonlyMap<number, Period>>();
  const periodsAt = (classId: ClassId | null, weekday: number): ReadonlyMap<number, Period> => {
    const schedule = scheduleOf(classId);
    const key = `${schedule}/${weekday}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const periods = periodsOn(bells, schedule, weekday) ?? [];
    const made = new Map(periods.map((period) => [period.number, period]));
    found.set(key, made);
    return made;
  };
  const hoursOf: YearHours['hoursOf'] = ({ classId, period, weekday }) =>
    periodsAt(classId, weekday).get(period);
  return {
    classes,
    hoursOf,
    periodsOf: (classId) => [...periodsAt(classId, NO_WEEKDAY).values()],
    sameTime: (a, b) => {
      const one = hoursOf(a);
      const other = hoursOf(b);
      return one !== undefined && other !== undefined && one.from < other.to && other.from < one.to;
    },
  };
};
