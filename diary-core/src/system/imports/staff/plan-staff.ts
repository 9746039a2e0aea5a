import type { PersonId } from '@furtka/core-contract/ids';
import { fullName } from '../../../people/persons/api.ts';
import type { KnownStaff, POSITIONS, StaffCorrection } from '../../../people/staff/api.ts';
import type { SchoolClass } from '../../../school/class-sections/api.ts';
import { classKey, parseDate } from '../parse-values.ts';
import {
  type Choices,
  type ColumnUse,
  type FieldChange,
  type Item,
  NEW,
  type Plan,
  type Question,
  SKIP,
  stateOf,
  useColumns,
} from '../plan.ts';
import type { FileRow, FileTable } from '../reading/file-table.ts';
import { RowReader, readName } from '../row-reader.ts';
import { nameKey } from '../students/match-pupils.ts';
import { missingStaffFields, positionOf, type StaffField, staffFieldOf } from './fields.ts';

type Position = (typeof POSITIONS)[number];

/** What a file of staff is compared with. */
export interface SchoolNow {
  readonly from: string;
  /** First day of employment of who has none in the file. */
  readonly employedFrom: string;
  readonly staff: readonly KnownStaff[];
  readonly classes: readonly SchoolClass[];
  /** Who leads a class on the first day. */
  readonly leaders: ReadonlyMap<string, PersonId>;
}

export interface StaffEffects {
  readonly staff: readonly {
    readonly key: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly position: Position;
    readonly employedFrom: string;
  }[];
  readonly corrections: readonly StaffCorrection[];
  readonly homerooms: readonly {
    readonly classId: SchoolClass['classId'];
    readonly teacher: { readonly id: PersonId } | { readonly key: string };
  }[];
}

interface FileStaff {
  readonly firstName: string;
  readonly lastName: string;
  /** Undefined: the file has no such column. */
  readonly position: Position | undefined;
  readonly employedFrom: string | undefined;
  readonly homeroom: SchoolClass | undefined;
}

interface StaffMatch {
  readonly known: KnownStaff | undefined;
  readonly question?: Question;
  readonly isSkipped: boolean;
}

const NAME = {
  lastName: 'lastName',
  firstName: 'firstName',
  whole: [
    ['nameLastFirst', true],
    ['nameFirstLast', false],
  ],
} as const;

/** Goes over the rows once; what one row brings in, later rows know. */
class StaffPlanner {
  readonly staff: StaffEffects['staff'][number][] = [];
  readonly corrections: StaffCorrection[] = [];
  readonly homerooms: StaffEffects['homerooms'][number][] = [];
  readonly #now: SchoolNow;
  readonly #answers: Choices['answers'];
  readonly #columns: readonly ColumnUse[];
  readonly #lines = new Map<string, number>();
  readonly #led = new Map<string, number>();

  constructor(now: SchoolNow, answers: Choices['answers'], columns: readonly ColumnUse[]) {
    this.#now = now;
    this.#answers = answers;
    this.#columns = columns;
  }

  item(row: FileRow): Item {
    const key = `row:${row.line}`;
    const reader = new RowReader<StaffField>(row, this.#columns);
    const found = this.#read(reader, row.line);
    const title = fullName(found).trim();
    const match = this.#match(found, key, reader);
    const { known, question, isSkipped } = match;
    const questions = question === undefined ? [] : [question];
    const changes = this.#changes(known, found);
    const homeroom = this.#homeroom(found, known, row.line, reader);
    const { faults } = reader;
    const all = [...changes, ...homeroom];
    const isNew = known === undefined && !isSkipped;
    const state = stateOf({ faults, questions, changes: all }, isNew);
    const cells = state === 'refused' ? row.cells : [];
    if (state === 'new' || state === 'changed') this.#write(key, found, known, all);
    return { key, line: row.line, title, state, faults, changes: all, questions, cells };
  }

  #read(reader: RowReader<StaffField>, line: number): FileStaff {
    const { firstName, lastName, at } = readName(reader, NAME);
    if (lastName === '') reader.fault(at('lastName'), 'missingLastName');
    if (firstName === '') reader.fault(at('firstName'), 'missingFirstName');
    const said = reader.text('position') ?? '';
    const position = positionOf(said);
    if (position === undefined) reader.fault('position', 'position', { word: said.slice(0, 40) });
    const day = reader.text('employedFrom');
    const employedFrom = day === undefined ? undefined : parseDate(day);
    if (day !== undefined && employedFrom === undefined) reader.fault('employedFrom', 'date');
    const led = reader.text('homeroomOf');
    const homeroom = this.#now.classes.find(
      ({ name }) => led !== undefined && classKey(name) === classKey(led),
    );
    if (led !== undefined && homeroom === undefined)
      reader.fault('homeroomOf', 'noClass', { className: led.slice(0, 40) });
    const own = nameKey({ firstName, lastName });
    const earlier = this.#lines.get(own);
    if (earlier === undefined) this.#lines.set(own, line);
    else reader.fault(at('lastName'), 'twice', { line: earlier });
    const saysPosition = reader.header('position') !== '' && said !== '';
    return {
      firstName,
      lastName,
      position: saysPosition ? position : undefined,
      employedFrom,
      homeroom,
    };
  }

  /** Who of the school a row means: the one of that name; of several, a human says which. */
  #match(found: FileStaff, key: string, reader: RowReader<StaffField>): StaffMatch {
    const namesakes = this.#now.staff.filter((each) => nameKey(each) === nameKey(found));
    const current = namesakes.filter(
      ({ employedTo }) => employedTo === null || employedTo >= this.#now.from,
    );
    const [only, second] = current;
    if (only !== undefined && second === undefined) return { known: only, isSkipped: false };
    const candidates = current.length > 0 ? current : namesakes;
    if (candidates.length === 0) return { known: undefined, isSkipped: false };
    const options = [
      ...current.map(({ staffId, employedFrom }) => ({
        id: staffId as string,
        label: `${fullName(found)}, ${employedFrom}`,
      })),
      { id: NEW, label: '' },
      { id: SKIP, label: '' },
    ];
    const answer = this.#answers[key];
    const given = options.some(({ id }) => id === answer) ? answer : undefined;
    const question: Question = {
      key,
      code: current.length > 0 ? 'sameStaff' : 'leftStaff',
      about: fullName(found),
      options,
      answer: given ?? null,
    };
    const known = current.find(({ staffId }) => staffId === given);
    if (reader.faults.length > 0) return { known, isSkipped: false };
    return { known, question, isSkipped: given === SKIP };
  }

  #changes(known: KnownStaff | undefined, { position }: FileStaff): FieldChange[] {
    const before = known?.position ?? '';
    const after = position ?? (known === undefined ? 'teacher' : before);
    return after === before ? [] : [{ field: 'position', before, after }];
  }

  #homeroom(
    { homeroom }: FileStaff,
    known: KnownStaff | undefined,
    line: number,
    reader: RowReader<StaffField>,
  ): FieldChange[] {
    if (homeroom === undefined) return [];
    const leader = this.#now.leaders.get(homeroom.classId);
    if (leader !== undefined && leader === known?.staffId) return [];
    const details = { className: homeroom.name };
    if (leader !== undefined) reader.fault('homeroomOf', 'ledAlready', details);
    const earlier = this.#led.get(homeroom.classId);
    if (earlier === undefined) this.#led.set(homeroom.classId, line);
    else reader.fault('homeroomOf', 'ledTwice', { ...details, line: earlier });
    return [{ field: 'homeroomOf', before: '', after: homeroom.name }];
  }

  #write(
    key: string,
    found: FileStaff,
    known: KnownStaff | undefined,
    changes: readonly FieldChange[],
  ): void {
    const { firstName, lastName, position, employedFrom, homeroom } = found;
    if (known === undefined)
      this.staff.push({
        key,
        firstName,
        lastName,
        position: position ?? 'teacher',
        employedFrom: employedFrom ?? this.#now.employedFrom,
      });
    else if (position !== undefined && position !== known.position)
      this.corrections.push({ staffId: known.staffId, position, version: known.version });
    const leads = changes.some(({ field }) => field === 'homeroomOf');
    if (homeroom !== undefined && leads)
      this.homerooms.push({
        classId: homeroom.classId,
        teacher: known === undefined ? { key } : { id: known.staffId },
      });
  }
}

/** The dry run of a file of staff. */
export const planStaff = (
  table: FileTable,
  choices: Choices,
  remembered: Readonly<Record<string, string>>,
  now: SchoolNow,
): Plan<StaffEffects> => {
  const columns = useColumns(table, choices, remembered, staffFieldOf);
  const missing = missingStaffFields(new Set(columns.flatMap(({ field }) => field ?? [])));
  const planner = new StaffPlanner(now, choices.answers, columns);
  const items = missing.length > 0 ? [] : table.rows.map((row) => planner.item(row));
  const { staff, corrections, homerooms } = planner;
  return {
    columns,
    missing,
    items,
    made: [],
    remarks: [],
    from: now.from,
    effects: { staff, corrections, homerooms },
  };
};
