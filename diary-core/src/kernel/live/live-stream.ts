import type { ClassId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { AccountPrincipal, SessionAuthenticator } from '../access/principal.ts';
import { classesWithin, personsWithin, type Scope, type Within } from '../access/scope.ts';
import type { SchoolRead } from '../db/handles.ts';
import type { EventStream } from '../http/event-stream.ts';
import type { Services } from '../services.ts';
import { type Positions, positionsText } from './last-event-id.ts';
import type { LiveEvent } from './projection.ts';

interface Reach {
  readonly persons: Within<PersonId>;
  readonly classes: Within<ClassId>;
}

const rightsText = (principal: AccountPrincipal): string =>
  JSON.stringify([...principal.memberships].map((each) => JSON.stringify(each)).sort());

/** One open stream: who reads it, what they may see, how far it has come. */
export class LiveStream {
  readonly accountId: string;
  readonly schoolIds: readonly SchoolId[];
  readonly out: EventStream;
  readonly positions = new Map<SchoolId, number>();
  /** Schools whose events it gets as they happen. */
  readonly joined = new Set<SchoolId>();
  readonly #token: string;
  readonly #principal: AccountPrincipal;
  readonly #rights: string;
  readonly #services: Services;
  readonly #session: SessionAuthenticator;
  readonly #reach = new Map<string, Reach>();

  constructor(options: {
    readonly token: string;
    readonly principal: AccountPrincipal;
    readonly out: EventStream;
    readonly services: Services;
    readonly session: SessionAuthenticator;
  }) {
    this.#token = options.token;
    this.#principal = options.principal;
    this.#rights = rightsText(options.principal);
    this.#services = options.services;
    this.#session = options.session;
    this.out = options.out;
    this.accountId = options.principal.accountId;
    this.schoolIds = [...new Set(options.principal.memberships.map((each) => each.schoolId))];
  }

  /** Where the browser says that its last stream ended; schools that are not its own are left out. */
  goOnFrom(since: Positions): void {
    for (const schoolId of this.schoolIds) {
      const version = since.get(schoolId);
      if (version !== undefined) this.positions.set(schoolId, version);
    }
  }

  /** What a browser sends back to go on from here; `{}` while a school is missing, whose events would be skipped. */
  get place(): { readonly id?: string } {
    const isWhole = this.schoolIds.every((schoolId) => this.positions.has(schoolId));
    return isWhole ? { id: positionsText(this.positions) } : {};
  }

  /** Closes the stream when its session ended or its rights are no longer those it was opened with. */
  async verify(): Promise<boolean> {
    if (!this.out.isOpen) return false;
    const now = await this.#session.bySession(this.#token, { isActivity: false });
    const isGood =
      now !== undefined && now.restrictedBy === undefined && rightsText(now) === this.#rights;
    if (!isGood) this.out.close();
    return isGood;
  }

  scope(schoolId: SchoolId, permission: string): Scope | undefined {
    return this.#services.access.scope(this.#principal, schoolId, permission);
  }

  /** What the scope reaches; kept until `forget()`, because hundreds of streams look at each event. */
  async #reachOf(read: SchoolRead, scope: Scope): Promise<Reach> {
    const key = `${scope.schoolId}/${scope.permission}`;
    const kept = this.#reach.get(key);
    if (kept !== undefined) return kept;
    const reach = {
      persons: await personsWithin(read, scope),
      classes: await classesWithin(read, scope),
    };
    this.#reach.set(key, reach);
    return reach;
  }

  /** Relations may have changed: ask again at the next event. */
  forget(): void {
    this.#reach.clear();
  }

  async sees(read: SchoolRead, permission: string, event: LiveEvent): Promise<boolean> {
    const scope = this.scope(read.schoolId, permission);
    if (scope === undefined) return false;
    const { persons, classes } = await this.#reachOf(read, scope);
    if (persons === 'all') return true;
    if (event.personId !== undefined && persons.has(event.personId)) return true;
    return event.classId !== undefined && classes !== 'all' && classes.has(event.classId);
  }

  /** Sends what belongs to one version; only the last event carries the new place, so that none is skipped after a cut. */
  deliver(schoolId: SchoolId, version: number, events: readonly LiveEvent[]): boolean {
    return events.every(({ event, data }, index) => {
      const isLast = index === events.length - 1;
      if (isLast) this.positions.set(schoolId, version);
      return this.out.send({
        event,
        data,
        ...(isLast ? this.place : {}),
      });
    });
  }
}
