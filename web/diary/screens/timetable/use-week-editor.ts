import { useRef, useState } from 'react';
import { copyOf, type NewLesson } from './cell-rows.ts';
import { type Hour, isSameHour } from './grid-keys.ts';
import { type Cell, type Lesson, type Version, writeCells } from './timetable-queries.ts';
import { useTimetableAct } from './use-timetable-act.ts';

export const lessonsAt = (version: Version, hour: Hour): readonly Lesson[] =>
  version.lessons.filter((lesson) => isSameHour(lesson, hour));

/** Which lessons an hour holds, so that the server can tell whether somebody was quicker. */
export const idsAt = (version: Version, hour: Hour): string[] =>
  lessonsAt(version, hour).map((lesson) => lesson.lessonId);

/** What an hour shall hold. `known`: the lessons that were seen in it; those that stand in it now, if nothing is said. */
type Wanted = Hour & { readonly lessons: NewLesson[]; readonly known?: readonly string[] };
/** Hours as they were before an act, with what the act left in them. */
type Before = readonly Wanted[];

/** Writing into a version: each hour says what was seen in it, and every act can be taken back. */
export const useWeekEditor = (version: Version) => {
  const act = useTimetableAct();
  const [past, setPast] = useState<readonly Before[]>([]);
  const copied = useRef<NewLesson[]>(undefined);
  const send = (
    hours: readonly Wanted[],
    onDone: (after: Version) => void,
    onError?: () => void,
  ) => {
    const cells: Cell[] = hours.map(({ weekday, period, lessons, known }) => ({
      weekday,
      period,
      lessons,
      known: [...(known ?? idsAt(version, { weekday, period }))],
    }));
    act.mutate(
      {
        run: () => writeCells(act.core, act.schoolId, version, cells),
        onDone: (after) => after && onDone(after),
      },
      onError && { onError },
    );
  };
  const write = (hours: readonly Wanted[], onDone?: () => void) => {
    const before = hours.map(({ weekday, period }) => ({
      weekday,
      period,
      lessons: copyOf(lessonsAt(version, { weekday, period })),
    }));
    send(hours, (after) => {
      const act = before.map((hour) => ({ ...hour, known: idsAt(after, hour) }));
      setPast((acts) => [...acts, act]);
      onDone?.();
    });
  };
  const undo = () => {
    const last = past.at(-1);
    if (!last || act.isPending) return;
    // Lessons that come back are new ones: earlier acts upon the same hours must know them.
    const without = (acts: readonly Before[], after: Version) =>
      acts
        .slice(0, -1)
        .map((one) =>
          one.map((hour) =>
            last.some((undone) => isSameHour(undone, hour))
              ? { ...hour, known: idsAt(after, hour) }
              : hour,
          ),
        );
    send(
      last,
      (after) => setPast((acts) => without(acts, after)),
      // Somebody has changed the hour since: it cannot be taken back any more, and is not overwritten.
      () => setPast((acts) => acts.slice(0, -1)),
    );
  };
  return {
    write,
    undo,
    mayUndo: past.length > 0,
    copy: (hour: Hour) => {
      copied.current = copyOf(lessonsAt(version, hour));
    },
    paste: (hour: Hour) => {
      if (copied.current) write([{ ...hour, lessons: copied.current }]);
    },
    clear: (hour: Hour) => {
      if (lessonsAt(version, hour).length > 0) write([{ ...hour, lessons: [] }]);
    },
    error: act.error,
    isPending: act.isPending,
    reset: act.reset,
  };
};

export type WeekEditing = ReturnType<typeof useWeekEditor>;
