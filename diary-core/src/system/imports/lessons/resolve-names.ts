import { classKey, levelOfClass } from '../parse-values.ts';
import type { Choices, Item, ItemState } from '../plan.ts';
import type { FileName, FileTimetable } from '../timetable/file-timetable.ts';
import { askClass, askRoom, askSubject, askTeacher } from './asked-names.ts';
import type { Ref, TimetableEffects } from './effects.ts';
import { type Asked, type KnownName, matchName, type NameMatch } from './match-name.ts';
import type { SchoolNow } from './school-now.ts';
import { shortNames } from './short-names.ts';

type Kind = 'schoolClass' | 'subject' | 'teacher' | 'room';

/** What names of the file are in the school, and what comes into being. */
export interface Resolved {
  /** File id → id or key; one that is missing is skipped or not decided yet. */
  readonly refs: Readonly<Record<Kind, ReadonlyMap<string, Ref>>>;
  readonly labels: ReadonlyMap<Ref, string>;
  /** File ids that a human left out, or has not decided about. */
  readonly skipped: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly items: readonly Item[];
  readonly made: readonly { readonly kind: Kind; readonly name: string }[];
  readonly effects: Pick<
    TimetableEffects,
    'classes' | 'subjects' | 'rooms' | 'teachers' | 'decided'
  >;
}

const STATES: Readonly<Record<NameMatch['is'], ItemState>> = {
  known: 'same',
  new: 'new',
  skipped: 'same',
  open: 'unclear',
};

/** Names that lessons of the file use. */
const usedNames = ({ lessons, classes }: FileTimetable) => {
  const taught = lessons.flatMap(({ parts }) => parts.map(({ classId }) => classId));
  const classIds = new Set(taught);
  return {
    schoolClass: classIds,
    subject: new Set(lessons.map(({ subjectId }) => subjectId)),
    teacher: new Set([
      ...lessons.flatMap(({ teacherIds }) => teacherIds),
      ...classes.filter(({ id }) => classIds.has(id)).map(({ teacherId }) => teacherId),
    ]),
    room: new Set(lessons.flatMap(({ places }) => places.map(({ roomId }) => roomId))),
  };
};

class NameResolver {
  readonly refs = {
    schoolClass: new Map<string, Ref>(),
    subject: new Map<string, Ref>(),
    teacher: new Map<string, Ref>(),
    room: new Map<string, Ref>(),
  };
  readonly labels = new Map<Ref, string>();
  readonly skipped = new Set<string>();
  readonly open = new Set<string>();
  readonly items: Item[] = [];
  readonly made: { kind: Kind; name: string }[] = [];
  readonly decided: Record<string, string> = {};
  readonly #decisions: { answers: Choices['answers']; remembered: Record<string, string> };

  constructor(answers: Choices['answers'], remembered: Readonly<Record<string, string>>) {
    this.#decisions = { answers, remembered };
  }

  /** Goes over the names of one kind; answers those that come into being, each key once. */
  resolve<N extends FileName>(
    kind: Kind,
    names: readonly N[],
    known: readonly KnownName[],
    ask: (name: N) => Asked,
  ): ReadonlyMap<Ref, N> {
    const fresh = new Map<Ref, N>();
    for (const each of known) this.labels.set(each.id, each.label);
    const labelOf = new Map(known.map(({ id, label }) => [id, label]));
    for (const name of names) {
      const asked = ask(name);
      const match = matchName(asked, known, this.#decisions);
      const ref = match.is === 'known' ? match.id : `new:${asked.key}`;
      if (match.is === 'known' || match.is === 'new') this.refs[kind].set(name.id, ref);
      if (match.is === 'skipped') this.skipped.add(`${kind} ${name.id}`);
      if (match.is === 'open') this.open.add(`${kind} ${name.id}`);
      if (match.is === 'known' && match.question !== undefined) this.decided[asked.key] = match.id;
      if (match.is === 'new' && !fresh.has(ref)) {
        fresh.set(ref, name);
        this.labels.set(ref, name.name);
        this.made.push({ kind, name: name.name });
      }
      const after = match.is === 'known' ? (labelOf.get(match.id) ?? '') : '';
      this.items.push({
        key: `${kind}:${name.id}`,
        line: 0,
        title: asked.about,
        state: STATES[match.is],
        faults: [],
        changes: after === '' ? [] : [{ field: kind, before: '', after }],
        questions: match.question === undefined ? [] : [match.question],
        cells: [],
      });
    }
    return fresh;
  }
}

/** Compares every name that the file uses with the school. */
export const resolveNames = (
  file: FileTimetable,
  now: SchoolNow,
  choices: Choices,
  remembered: Readonly<Record<string, string>>,
): Resolved => {
  const used = usedNames(file);
  const names = new NameResolver(choices.answers, remembered);
  const only = <N extends FileName>(all: readonly N[], ids: ReadonlySet<string>): N[] =>
    all.filter(({ id }) => ids.has(id));
  const classes = names.resolve(
    'schoolClass',
    only(file.classes, used.schoolClass),
    now.classes,
    (each) => askClass(each, now.hasBells),
  );
  const teachers = names.resolve(
    'teacher',
    only(file.teachers, used.teacher),
    now.teachers,
    askTeacher,
  );
  const subjects = names.resolve(
    'subject',
    only(file.subjects, used.subject),
    now.subjects,
    askSubject,
  );
  const [site] = now.sites;
  // A room stands in a building: where the school has none yet, lessons go without rooms.
  const rooms =
    site === undefined
      ? new Map<Ref, FileName>()
      : names.resolve('room', only(file.rooms, used.room), now.rooms, askRoom);
  const { refs, labels, skipped, open, items, made, decided } = names;
  return {
    refs,
    labels,
    skipped,
    open,
    items,
    made,
    effects: {
      classes: [...classes].map(([key, { name }]) => ({
        key,
        name: classKey(name),
        gradeLevel: levelOfClass(classKey(name)) ?? 1,
      })),
      teachers: [...teachers].map(([key, { firstName, lastName }]) => ({
        key,
        firstName,
        lastName,
        employedFrom: now.employedFrom,
      })),
      subjects: shortNames(subjects, now.takenShorts),
      rooms: [...rooms].map(([key, { name }]) => ({
        key,
        name: name.slice(0, 80),
        siteId: site?.siteId ?? '',
      })),
      decided,
    },
  };
};
