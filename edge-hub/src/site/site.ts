import { randomBytes } from 'node:crypto';
import type { DoorEvent } from '@furtka/core-contract/event';
import { uuidv7 } from '@furtka/core-contract/ids';
import type { Roster } from '@furtka/core-contract/roster';
import { type SigningKey, seal, type VerifyKey } from '@furtka/core-contract/signed';
import type { Enrolled } from '@furtka/hub-contract/local-api';
import type { Logger } from 'pino';
import { AppError } from '../app-error.ts';
import type { HubDatabase } from '../database/hub-database.ts';
import type { Received, Stored } from '../database/jobs.ts';
import type { KioskAct } from '../eventlog/append.ts';
import type { Act } from '../gatehouse/book-store.ts';
import type { DenyEntry, DenyList } from './deny-store.ts';
import type { ModeChange, Modes } from './mode-store.ts';
import { checkRoster, openStoredRoster } from './roster-check.ts';
import type { TrustedClocks } from './trusted-clock.ts';

export interface SiteOptions {
  readonly db: HubDatabase;
  readonly clocks: TrustedClocks;
  readonly hubKey: SigningKey;
  readonly identity: Enrolled;
  readonly stored: Stored;
  readonly log: Logger;
}

/** What goes out retained, and to whom it matters that something changed. */
export interface SiteListener {
  publish(name: 'roster' | 'deny' | 'mode', text: string): void;
  changed(): void;
}

/** A block asked for at the kiosk. */
export interface KioskBlockRequest {
  readonly cardId: string;
  readonly actorId: string;
  readonly reason: string;
}

/**
 * Roster, deny list and door modes of the site: checked, committed, then published, in this order. The hub can only take away: what
 * a roster grants comes signed from the core.
 */
export class Site {
  readonly #options: SiteOptions;
  readonly #listeners: SiteListener[] = [];
  #roster: Roster | undefined;
  #rosterText: string | undefined;
  #rosterKeys: readonly VerifyKey[];
  #deny: DenyList;
  #modes: Modes;
  /** One roster at a time: two at once would both be judged against the version before them. */
  #rosterTurn: Promise<unknown> = Promise.resolve();

  constructor(options: SiteOptions) {
    const { stored, identity } = options;
    this.#options = options;
    this.#rosterKeys = stored.rosterKeys ?? identity.rosterKeys;
    this.#deny = stored.deny;
    this.#modes = stored.modes;
    const text = stored.roster?.signedText;
    this.#roster = text === undefined ? undefined : openStoredRoster(text, this.#rosterKeys);
    if (this.#roster !== undefined) {
      this.#rosterText = text;
      options.clocks.raise(this.#roster.issuedAtUtc);
    } else if (text !== undefined) options.log.error('roster.stored_damaged');
  }

  get roster(): Roster | undefined {
    return this.#roster;
  }

  get rosterVersion(): number {
    return this.#roster?.version ?? 0;
  }

  get rosterKeys(): readonly VerifyKey[] {
    return this.#rosterKeys;
  }

  get deny(): DenyList {
    return this.#deny;
  }

  get modes(): Modes {
    return this.#modes;
  }

  listen(listener: SiteListener): void {
    this.#listeners.push(listener);
  }

  /** The texts in force, signed, as they are published before the listener opens. */
  texts(): { readonly roster?: string; readonly deny: string; readonly mode: string } {
    return {
      ...(this.#rosterText === undefined ? {} : { roster: this.#rosterText }),
      deny: this.#denyText(),
      mode: this.#modeText(),
    };
  }

  /**
   * Takes a signed roster from the core.
   *
   * Errors: `roster.older` (conflict), `roster.refused` (invalid) with the reason; the old roster stays in force
   */
  putRoster(signedText: string): Promise<void> {
    const turn = this.#rosterTurn.then(() => this.#takeRoster(signedText));
    this.#rosterTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Adds a block that was made in the core; the same block again, or one that the roster has settled, changes nothing. */
  async block(block: Pick<DenyEntry, 'blockId' | 'cardId' | 'atUtc'>): Promise<void> {
    const settled: readonly string[] = this.#roster?.settledBlocks ?? [];
    if (settled.includes(block.blockId)) return;
    const { outcome, deny } = await this.#options.db.run('block', block);
    if (outcome === 'full') throw new AppError('unavailable', 'hub.deny_full');
    if (outcome === 'added') this.#setDeny(deny);
  }

  /**
   * Blocks a card here and now, with the core away or not: entry and event are one commit. A card that is already blocked keeps its
   * first block.
   */
  async blockAtKiosk({ cardId, actorId, reason }: KioskBlockRequest): Promise<DenyEntry> {
    const { clocks, db, identity } = this.#options;
    const atUtc = clocks.system.nowMs();
    const blockId = this.#newId();
    const act = {
      id: this.#newId(),
      sourceId: identity.hubId,
      kind: 'card.blocked',
      cardId,
      actorId,
      detail: { blockId, note: reason },
      occurredAtUtc: clocks.school.nowMs(),
      clock: clocks.isSure() ? 'sure' : 'unsure',
      rosterVersion: this.rosterVersion,
    } as unknown as KioskAct;
    const { outcome, entry, deny } = await db.run('kioskBlock', {
      block: { blockId, cardId, atUtc },
      act,
      received: this.received(),
    });
    if (outcome === 'full' || entry === undefined)
      throw new AppError('unavailable', 'hub.deny_full');
    if (outcome === 'added') this.#setDeny(deny);
    return entry;
  }

  async setMode(change: ModeChange): Promise<void> {
    this.#setModes(await this.#options.db.run('setMode', change));
  }

  /** Sets modes for somebody at the kiosk: mode and event are one commit. @returns the event; `undefined`: a lockdown is in force */
  async setModeAtKiosk(change: ModeChange, act: Act): Promise<DoorEvent | undefined> {
    const done = await this.#options.db.run('setModeAtKiosk', { ...act, change });
    if (done !== undefined) this.#setModes(done.modes);
    return done?.event;
  }

  /** Ends modes whose own time is over. Called every second. */
  async endModes(): Promise<void> {
    const nowUtc = this.#options.clocks.system.nowMs();
    const isDue = this.#modes.doors.some(
      (door) => door.mode !== 'normal' && door.untilUtc !== undefined && door.untilUtc <= nowUtc,
    );
    if (!isDue) return;
    const modes = await this.#options.db.run('endExpiredModes', { nowUtc });
    if (modes !== undefined) this.#setModes(modes);
  }

  /** Says in the log that the process before this one did not stop by itself. */
  async recordUncleanStart(): Promise<void> {
    const { clocks, db, identity } = this.#options;
    const act = {
      id: this.#newId(),
      sourceId: identity.hubId,
      kind: 'agent.started',
      detail: { unclean: true, note: 'hub' },
      occurredAtUtc: clocks.school.nowMs(),
      clock: clocks.isSure() ? 'sure' : 'unsure',
      rosterVersion: this.rosterVersion,
    } as unknown as KioskAct;
    await db.run('appendAct', { act, received: this.received() });
  }

  /** Now, by both clocks, as the log keeps it. */
  received(): Received {
    const { clocks } = this.#options;
    return {
      receivedAtUtc: clocks.system.nowMs(),
      receivedAtSchoolUtc: clocks.school.nowMs(),
    };
  }

  async #takeRoster(signedText: string): Promise<void> {
    const { clocks, db, identity, log } = this.#options;
    const nowUtc = clocks.system.nowMs();
    const check = checkRoster(signedText, {
      schoolId: identity.schoolId,
      siteId: identity.siteId,
      keys: this.#rosterKeys,
      version: this.rosterVersion,
      nowUtc,
      isClockSure: clocks.isSure(),
    });
    if (!check.ok) {
      log.warn({ reason: check.reason }, 'roster.refused');
      const kind = check.code === 'roster.older' ? 'conflict' : 'invalid';
      throw new AppError(kind, check.code, { details: { reason: check.reason } });
    }
    if (check.outcome === 'already') return;
    const { roster, keys } = check;
    const deny = await db.run('storeRoster', {
      roster: { version: roster.version, signedText, keys, nowUtc },
      settledBlocks: roster.settledBlocks,
    });
    this.#roster = roster;
    this.#rosterText = signedText;
    this.#rosterKeys = keys;
    clocks.raise(roster.issuedAtUtc);
    log.info({ version: roster.version, cards: roster.cards.length }, 'roster.stored');
    // The roster first: an agent lets an entry go only when the roster it applied settles it.
    this.#publish('roster', signedText);
    if (deny.version > this.#deny.version) this.#setDeny(deny);
    this.#changed();
  }

  #setDeny(deny: DenyList): void {
    // Two changes answered out of turn must not bring the older list back.
    if (deny.version <= this.#deny.version) return;
    this.#deny = deny;
    this.#publish('deny', this.#denyText());
    this.#options.log.info({ version: deny.version, entries: deny.entries.length }, 'deny.changed');
    this.#changed();
  }

  #setModes(modes: Modes): void {
    if (modes.version <= this.#modes.version) return;
    this.#modes = modes;
    this.#publish('mode', this.#modeText());
    this.#options.log.info({ version: modes.version }, 'mode.changed');
    this.#changed();
  }

  #denyText(): string {
    const entries = this.#deny.entries.map(({ blockId, cardId, atUtc }) => ({
      blockId,
      cardId,
      atUtc,
    }));
    return this.#seal('deny', { version: this.#deny.version, entries });
  }

  #modeText(): string {
    return this.#seal('mode', { version: this.#modes.version, doors: this.#modes.doors });
  }

  #seal(kind: 'deny' | 'mode', body: Record<string, unknown>): string {
    const { hubKey, identity } = this.#options;
    return seal(hubKey, kind, JSON.stringify({ v: 1, siteId: identity.siteId, ...body }));
  }

  #newId(): string {
    return uuidv7(this.#options.clocks.system.nowMs(), randomBytes(10));
  }

  #publish(name: 'roster' | 'deny' | 'mode', text: string): void {
    for (const listener of this.#listeners) listener.publish(name, text);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener.changed();
  }
}
