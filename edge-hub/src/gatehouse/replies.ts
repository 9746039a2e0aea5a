import type { BookReply } from '@furtka/hub-contract/kiosk-api';
import { AppError } from '../app-error.ts';

/** More than a gatehouse writes in a day. */
const REPLIES_MAX = 2000;

interface Given {
  readonly meaning: string;
  readonly reply: Promise<BookReply>;
}

/** Answers that were given: an entry that is sent again gets the same answer, and no relay moves for it again. */
export class Replies {
  readonly #givenById = new Map<string, Given>();

  /**
   * Writes an entry once, also when it comes again while the first is being written. One that failed may be sent again.
   *
   * @param meaning  what the entry says; the same id with another meaning is refused
   * Errors          `kiosk.entry_id_used`
   */
  once(id: string, meaning: string, write: () => Promise<BookReply>): Promise<BookReply> {
    const given = this.#givenById.get(id);
    if (given !== undefined) {
      if (given.meaning !== meaning) throw new AppError('conflict', 'kiosk.entry_id_used');
      return given.reply;
    }
    const reply = write();
    this.#givenById.set(id, { meaning, reply });
    reply.catch(() => this.#givenById.delete(id));
    const [oldest] = this.#givenById.keys();
    if (this.#givenById.size > REPLIES_MAX && oldest !== undefined) this.#givenById.delete(oldest);
    return reply;
  }
}
