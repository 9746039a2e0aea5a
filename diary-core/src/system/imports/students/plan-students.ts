import type { KnownGuardian } from '../../../people/guardians/api.ts';
import { fullName } from '../../../people/persons/api.ts';
import type { KnownStudent } from '../../../people/students/api.ts';
import type { SchoolClass } from '../../../school/class-sections/api.ts';
import { levelOfClass } from '../parse-values.ts';
import {
  type Choices,
  type Fault,
  type FieldChange,
  type Item,
  type Plan,
  type Question,
  stateOf,
  useColumns,
} from '../plan.ts';
import type { FileRow, FileTable } from '../reading/file-table.ts';
import type { StudentEffects, Who } from './effects.ts';
import { missingFields, studentFieldOf } from './fields.ts';
import { GuardianBook } from './match-guardians.ts';
import { indexPupils, type KnownPupils, matchPupil, nameKey } from './match-pupils.ts';
import { NumberBook, type NumbersTaken } from './number-book.ts';
import { type FilePupil, type ParseContext, parsePupil } from './parse-pupil.ts';
import { contactChanges, pupilChanges } from './pupil-changes.ts';

/** What a file of pupils is compared with. */
export interface SchoolNow {
  readonly today: string;
  readonly from: string;
  readonly yearId: string;
  readonly takesInvented: boolean;
  readonly classes: readonly SchoolClass[];
  /** Classes by the key under which names of classes are compared. */
  readonly classKeyOf: (name: string) => string;
  readonly hasBells: boolean;
  readonly numbers: NumbersTaken;
  readonly students: readonly KnownStudent[];
  readonly guardians: readonly KnownGuardian[];
  readonly markOf: ((pesel: string) => string) | undefined;
}

type Effects = {
  -readonly [K in keyof StudentEffects]: StudentEffects[K] extends readonly (infer T)[]
    ? T[]
    : StudentEffects[K];
};

/** Goes over the rows once; what one row brings in, later rows know. */
class StudentPlanner {
  readonly effects: Effects;
  readonly #now: SchoolNow;
  readonly #choices: Choices;
  readonly #context: ParseContext;
  readonly #known: KnownPupils;
  readonly #guardians: GuardianBook;
  readonly #classByKey: ReadonlyMap<string, SchoolClass>;
  readonly #numbers: NumberBook;
  readonly #linesByPupil = new Map<string, number>();

  constructor(now: SchoolNow, choices: Choices, context: ParseContext) {
    this.#now = now;
    this.#choices = choices;
    this.#context = context;
    const names = new Map(now.classes.map((each) => [each.classId as string, each.name]));
    this.#known = indexPupils(now.students, {
      markOf: now.markOf,
      classNameOf: (student) => names.get(student.classId ?? '') ?? '',
    });
    const byId = this.#known.byId;
    this.#guardians = new GuardianBook(now.guardians, ({ children }) =>
      children
        .flatMap((id) => byId.get(id) ?? [])
        .map(fullName)
        .join(', '),
    );
    this.#classByKey = new Map(now.classes.map((each) => [now.classKeyOf(each.name), each]));
    this.#numbers = new NumberBook(now.numbers, this.#classByKey);
    this.effects = {
      yearId: now.yearId,
      classes: [],
      pupils: [],
      corrections: [],
      moves: [],
      guardians: [],
      contacts: [],
      bonds: [],
    };
  }

  item(row: FileRow): Item {
    const key = `row:${row.line}`;
    const { pupil, faults: parsed } = parsePupil(row, this.#context);
    const faults = [...parsed, ...this.#classFaults(pupil), ...this.#twice(pupil, row.line)];
    const match = matchPupil(pupil, this.#known, key, this.#choices.answers[key]);
    const title = [fullName(pupil).trim(), pupil.className].filter(Boolean).join(', ');
    const base = { key, line: row.line, title, cells: [] as string[] };
    if (match.known !== undefined) {
      const again = this.#twiceKnown(match.known, row.line);
      return this.#knownItem({ ...base, cells: [...row.cells] }, pupil, match.known, [
        ...faults,
        ...again,
      ]);
    }
    const questions = match.question === undefined ? [] : [match.question];
    if (faults.length > 0) return this.#refused(base, faults, row);
    if (match.isSkipped || questions.some(({ answer }) => answer === null))
      return {
        ...base,
        faults,
        questions,
        changes: [],
        state: stateOf({ faults, questions, changes: [] }, false),
      };
    return this.#newItem({ ...base, cells: [...row.cells] }, pupil, questions);
  }

  #refused(
    base: Pick<Item, 'key' | 'line' | 'title'>,
    faults: readonly Fault[],
    row: Pick<FileRow, 'cells'>,
  ): Item {
    return { ...base, faults, cells: row.cells, questions: [], changes: [], state: 'refused' };
  }

  #newItem(
    base: Pick<Item, 'key' | 'line' | 'title' | 'cells'>,
    pupil: FilePupil,
    asked: readonly Question[],
  ): Item {
    const { key, line, title } = base;
    if (pupil.classKey === undefined)
      return this.#refused({ key, line, title }, [this.#fault('className', 'missingClass')], base);
    const taken = this.#numberFaults(pupil, pupil.classKey);
    if (taken.length > 0) return this.#refused({ key, line, title }, taken, base);
    const family = this.#family(pupil, { key }, undefined);
    const questions = [...asked, ...family.questions];
    const state = stateOf({ faults: [], questions, changes: [] }, true);
    if (state === 'new') {
      this.#enterClass(pupil.classKey, pupil.number);
      const { firstName, lastName, pesel, bornOn, number, joinedOn } = pupil;
      this.effects.pupils.push({
        key,
        firstName,
        lastName,
        ...(pesel === undefined ? {} : { pesel }),
        ...(bornOn === undefined ? {} : { bornOn }),
        classKey: pupil.classKey,
        number: number ?? null,
        joinedOn: joinedOn ?? this.#now.from,
      });
      family.write();
    }
    return { key, line, title, state, faults: [], changes: [], questions, cells: [] };
  }

  #knownItem(
    base: Pick<Item, 'key' | 'line' | 'title' | 'cells'>,
    pupil: FilePupil,
    known: KnownStudent,
    found: readonly Fault[],
  ): Item {
    const { key, line, title } = base;
    const left = known.leftOn !== null && known.leftOn <= this.#now.from;
    const move = this.#move(known, pupil);
    const faults = left
      ? [...found, { column: '', code: 'left', details: { date: known.leftOn ?? '' } }]
      : [...found, ...move.faults];
    if (faults.length > 0) return this.#refused({ key, line, title }, faults, base);
    const own = pupilChanges(known, pupil, this.#now.markOf);
    const family = this.#family(pupil, { id: known.studentId }, known.studentId);
    const changes = [...own.changes, ...move.changes, ...family.changes];
    const state = stateOf({ faults, questions: family.questions, changes }, false);
    if (state === 'changed') {
      if (own.effect !== undefined) this.effects.corrections.push(own.effect);
      move.write();
      family.write();
    }
    return { key, line, title, state, faults, changes, questions: family.questions, cells: [] };
  }

  /**
   * Another class: the pupil moves on the day from which the file holds; a stay that begins on that very day is replaced. Who comes into
   * a class only later cannot move before.
   */
  #move(known: KnownStudent, pupil: FilePupil) {
    const { classKey } = pupil;
    const none = { faults: [] as Fault[], changes: [] as FieldChange[], write: () => undefined };
    const { from, classes, classKeyOf } = this.#now;
    const comes = known.last !== undefined && known.last.from > from ? known.last : undefined;
    const nameOf = (wanted: string | undefined) =>
      classes.find(({ classId }) => classId === wanted)?.name ?? '';
    const before = nameOf(known.classId);
    const own = [before, nameOf(comes?.classId)].map(classKeyOf);
    if (classKey === undefined || own.includes(classKey)) return none;
    if (comes !== undefined) {
      const fault = { ...this.#fault('className', 'movesLater'), details: { date: comes.from } };
      return { ...none, faults: [fault] };
    }
    const after = this.#classByKey.get(classKey)?.name ?? classKey;
    return {
      faults: this.#numberFaults(pupil, classKey, known),
      changes: [{ field: 'className', before, after }],
      write: () => {
        this.#enterClass(classKey, pupil.number);
        this.effects.moves.push({
          studentId: known.studentId,
          sortName: nameKey(pupil),
          classKey,
          number: pupil.number ?? null,
        });
      },
    };
  }

  #numberFaults({ number }: FilePupil, classKey: string, known?: KnownStudent): Fault[] {
    return number !== undefined && this.#numbers.isTaken(classKey, number, known?.studentId)
      ? [this.#fault('number', 'numberTaken')]
      : [];
  }

  #family(pupil: FilePupil, child: Who, childId: string | undefined) {
    const questions: Question[] = [];
    const changes: FieldChange[] = [];
    const acts: (() => void)[] = [];
    for (const [index, guardian] of pupil.guardians.entries()) {
      const row = 'key' in child ? child.key : `pupil:${child.id}`;
      const key = `${row}:guardian${index + 1}`;
      const match = this.#guardians.match(guardian, childId, key, this.#choices.answers[key]);
      if (match.question !== undefined) questions.push(match.question);
      const bond = (who: Who) => {
        changes.push({ field: 'guardian', before: '', after: fullName(guardian) });
        acts.push(() =>
          this.effects.bonds.push({ guardian: who, pupil: child, relation: guardian.relation }),
        );
      };
      if (match.is === 'known') {
        const contact = contactChanges(match.guardian, guardian);
        changes.push(...contact.changes);
        const { effect } = contact;
        if (effect !== undefined) acts.push(() => this.effects.contacts.push(effect));
        if (!match.guardian.children.some((each) => each === childId))
          bond({ id: match.guardian.guardianId });
        continue;
      }
      if (match.is === 'earlier') {
        bond({ key: match.key });
        continue;
      }
      acts.push(() => {
        const { relation: _relation, ...person } = guardian;
        this.effects.guardians.push({ ...person, key });
        this.#guardians.note(key, guardian, fullName(pupil));
      });
      bond({ key });
    }
    return { questions, changes, write: () => acts.forEach((act) => void act()) };
  }

  #fault(field: string, code: string): Fault {
    const column = this.#context.columns.find((use) => use.field === field)?.header ?? '';
    return { column, code, details: {} };
  }

  #classFaults({ classKey, className = '' }: FilePupil): Fault[] {
    if (classKey === undefined || this.#classByKey.has(classKey)) return [];
    const details = { className: className.slice(0, 40) };
    if (levelOfClass(classKey) === undefined)
      return [{ ...this.#fault('className', 'className'), details }];
    return this.#now.hasBells ? [] : [{ ...this.#fault('className', 'noBells'), details }];
  }

  /** Somebody comes into the class, which comes into being where there is none yet. */
  #enterClass(key: string, number: number | undefined): void {
    if (number !== undefined) this.#numbers.note(key, number);
    const { classes } = this.effects;
    if (this.#classByKey.has(key) || classes.some((each) => each.key === key)) return;
    classes.push({ key, name: key, gradeLevel: levelOfClass(key) ?? 1 });
  }

  /** The same person twice in the file: by PESEL, or by name and date of birth. */
  #twice(pupil: FilePupil, line: number): Fault[] {
    const { pesel, bornOn } = pupil;
    const key = pesel ?? (bornOn === undefined ? undefined : `${nameKey(pupil)} ${bornOn}`);
    return key === undefined ? [] : this.#seen(key, line, pesel === undefined ? '' : 'pesel');
  }

  #twiceKnown(known: KnownStudent, line: number): Fault[] {
    return this.#seen(known.studentId, line, '');
  }

  #seen(key: string, line: number, field: string): Fault[] {
    const earlier = this.#linesByPupil.get(key);
    if (earlier === undefined) this.#linesByPupil.set(key, line);
    return earlier === undefined || earlier === line
      ? []
      : [{ ...this.#fault(field, 'twice'), details: { line: earlier } }];
  }
}

/** The dry run of a file of pupils. */
export const planStudents = (
  table: FileTable,
  choices: Choices,
  remembered: Readonly<Record<string, string>>,
  now: SchoolNow,
): Plan<StudentEffects> => {
  const columns = useColumns(table, choices, remembered, studentFieldOf);
  const fields = new Set(columns.flatMap(({ field }) => field ?? []));
  const missing = missingFields(fields);
  const planner = new StudentPlanner(now, choices, {
    columns,
    className: fields.has('className') || fields.has('level') ? undefined : choices.className,
    today: now.today,
    takesInvented: now.takesInvented,
  });
  const items = missing.length > 0 ? [] : table.rows.map((row) => planner.item(row));
  const { effects } = planner;
  const made = effects.classes.map(({ name }) => ({ kind: 'schoolClass', name }));
  return { columns, missing, items, made, remarks: [], from: now.from, effects };
};
