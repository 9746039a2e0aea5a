import { ask, type Exchange } from './exchange.ts';

/** Name of the NTAG 424's application, and of every NFC Forum type 4 tag's. */
const APPLICATION = [0xd2, 0x76, 0x00, 0x00, 0x85, 0x01, 0x01];
const ISO_OK = 0x9000;
const NDEF_FILE = [0xe1, 0x04];

/** ISO 7816-4 SELECT by name (of an application) or by id (of a file), answering nothing but the status. */
const selectFrame = (by: 'name' | 'id', what: readonly number[]): Uint8Array =>
  Uint8Array.of(0x00, 0xa4, by === 'name' ? 0x04 : 0x00, 0x0c, what.length, ...what, 0x00);

/** Makes the NTAG 424's own application the selected one; `false` when the card has none. */
export function* selectNtag424(): Exchange<boolean> {
  const answer = yield* ask(selectFrame('name', APPLICATION));
  return answer.status === ISO_OK;
}

/** Reads the file of NDEF whole, in one frame; reading it is what makes the card count. `undefined` when there is none. */
export function* readSunFile(): Exchange<Uint8Array | undefined> {
  if (!(yield* selectNtag424())) return undefined;
  const file = yield* ask(selectFrame('id', NDEF_FILE));
  if (file.status !== ISO_OK) return undefined;
  const content = yield* ask(Uint8Array.of(0x00, 0xb0, 0x00, 0x00, 0x80));
  return content.status === ISO_OK ? content.data : undefined;
}

/** The card refuses to write: it does so once its file belongs to key 0, and then holds the right content already. */
const ISO_NOT_ALLOWED = 0x6982;

/** Writes the file of NDEF from its beginning, unless it is closed already. `false`: something else went wrong. */
export function* writeNdefFile(bytes: Uint8Array): Exchange<boolean> {
  // Selecting ends a session: the file is open to all only while nobody is authenticated.
  if (!(yield* selectNtag424())) return false;
  const file = yield* ask(selectFrame('id', NDEF_FILE));
  if (file.status !== ISO_OK) return false;
  const update = Uint8Array.of(0x00, 0xd6, 0x00, 0x00, bytes.length, ...bytes);
  const written = yield* ask(update);
  return written.status === ISO_OK || written.status === ISO_NOT_ALLOWED;
}
