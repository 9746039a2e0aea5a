import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolClass } from '../../../school/class-sections/api.ts';

/** Numbers in classes from a day on, by class, with who has them. */
export type NumbersTaken = ReadonlyMap<ClassId, ReadonlyMap<number, readonly PersonId[]>>;

/** Which number in a class is taken: by somebody of the school, or by an earlier row of the file. */
export class NumberBook {
  readonly #taken: NumbersTaken;
  readonly #classByKey: ReadonlyMap<string, SchoolClass>;
  readonly #ofFile = new Set<string>();

  constructor(taken: NumbersTaken, classByKey: ReadonlyMap<string, SchoolClass>) {
    this.#taken = taken;
    this.#classByKey = classByKey;
  }

  /** @param studentId  who may have it already */
  isTaken(classKey: string, number: number, studentId?: PersonId): boolean {
    if (this.#ofFile.has(`${classKey} ${number}`)) return true;
    const found = this.#classByKey.get(classKey);
    const holders = found && this.#taken.get(found.classId)?.get(number);
    return holders?.some((holder) => holder !== studentId) ?? false;
  }

  note(classKey: string, number: number): void {
    this.#ofFile.add(`${classKey} ${number}`);
  }
}
