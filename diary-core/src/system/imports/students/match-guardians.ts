import type { KnownGuardian } from '../../../people/guardians/api.ts';
import { fullName } from '../../../people/persons/api.ts';
import { phoneKey } from '../parse-values.ts';
import { NEW, type Question } from '../plan.ts';
import { nameKey } from './match-pupils.ts';
import type { FileGuardian } from './parse-pupil.ts';

/** A guardian that a row may mean: of the school, or of an earlier row. */
interface Candidate {
  /** Id of the person, or key of the earlier one. */
  readonly id: string;
  readonly isKnown: boolean;
  readonly label: string;
  readonly phone: string | null;
  readonly email: string | null;
}

export type GuardianMatch =
  | { readonly is: 'known'; readonly guardian: KnownGuardian; readonly question?: Question }
  | { readonly is: 'earlier'; readonly key: string; readonly question?: Question }
  | { readonly is: 'new'; readonly question?: Question };

const samePhone = (one: string | null, other: string | undefined): boolean =>
  one !== null && other !== undefined && phoneKey(one) === phoneKey(other);

/** Knows every guardian of the school and of the rows before, by name. */
export class GuardianBook {
  readonly #known: ReadonlyMap<string, KnownGuardian>;
  readonly #byName = new Map<string, Candidate[]>();

  constructor(known: readonly KnownGuardian[], childNames: (guardian: KnownGuardian) => string) {
    this.#known = new Map(known.map((each) => [each.guardianId, each]));
    for (const guardian of known)
      this.#add(nameKey(guardian), {
        id: guardian.guardianId,
        isKnown: true,
        label: [fullName(guardian), guardian.phone, childNames(guardian)]
          .filter(Boolean)
          .join(', '),
        phone: guardian.phone,
        email: guardian.email,
      });
  }

  #add(name: string, candidate: Candidate): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), candidate]);
  }

  /** Notes a guardian that a row brings in, so that a later row may mean the same person. */
  note(key: string, guardian: FileGuardian, childName: string): void {
    this.#add(nameKey(guardian), {
      id: key,
      isKnown: false,
      label: [fullName(guardian), guardian.phone, childName].filter(Boolean).join(', '),
      phone: guardian.phone ?? null,
      email: guardian.email ?? null,
    });
  }

  /**
   * Whom a row means: who is guardian of this child already, else who has the same phone or address. A namesake without either is unclear;
   * one whose contacts are all other is another person.
   *
   * @param childId  the child, when it is of the school
   */
  match(
    guardian: FileGuardian,
    childId: string | undefined,
    key: string,
    answer: string | undefined,
  ): GuardianMatch {
    const namesakes = this.#byName.get(nameKey(guardian)) ?? [];
    const isParent = ({ id }: Candidate): boolean =>
      this.#known.get(id)?.children.some((each) => each === childId) === true;
    const sure =
      namesakes.find(isParent) ??
      namesakes.find(
        ({ phone, email }) =>
          samePhone(phone, guardian.phone) ||
          (email !== null && email.toLowerCase() === guardian.email),
      );
    if (sure !== undefined) return this.#found(sure);
    const unclear = namesakes.filter(
      ({ phone, email }) =>
        (phone === null || guardian.phone === undefined) &&
        (email === null || guardian.email === undefined),
    );
    if (unclear.length === 0) return { is: 'new' };
    const given = [...unclear.map(({ id }) => id), NEW].find((id) => id === answer);
    const question = {
      key,
      code: 'sameGuardian',
      about: fullName(guardian),
      options: [...unclear.map(({ id, label }) => ({ id, label })), { id: NEW, label: '' }],
      answer: given ?? null,
    };
    const chosen = unclear.find(({ id }) => id === given);
    return chosen === undefined ? { is: 'new', question } : { ...this.#found(chosen), question };
  }

  #found({ id, isKnown }: Candidate): GuardianMatch {
    const guardian = this.#known.get(id);
    return isKnown && guardian !== undefined
      ? { is: 'known', guardian }
      : { is: 'earlier', key: id };
  }
}
