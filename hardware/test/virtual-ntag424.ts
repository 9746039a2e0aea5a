import { cardCmac, cardMac, cbc, NO_IV } from './card-side-crypto.ts';
import { type CardApplet, type CardReply, ERROR, Ev2Card, status } from './ev2-card.ts';

const APPLICATION = 'd2760000850101';
const FILE_LENGTH = 256;

interface SunSettings {
  readonly piccAt: number;
  readonly macAt: number;
  readonly metaKey: number;
  readonly fileKey: number;
}

/** An NTAG 424 DNA: five keys, the file of NDEF, its message and its counter. */
export class VirtualNtag424 implements CardApplet {
  readonly uid: Buffer;
  /** Stored: outlives every cut of its power. */
  readonly keys = Array.from({ length: 5 }, () => Buffer.alloc(16));
  counter = 0;
  readonly #content = Buffer.alloc(FILE_LENGTH);
  #settings: SunSettings | undefined;
  readonly #card = new Ev2Card();
  #isSelected = false;
  #fileSelected = false;
  #counted = false;

  constructor(uid: string) {
    this.uid = Buffer.from(uid, 'hex');
  }

  reset(): void {
    this.#card.forget();
    this.#isSelected = false;
    this.#fileSelected = false;
    this.#counted = false;
  }

  answer(apdu: Buffer): CardReply {
    const [cla, ins = 0] = apdu;
    if (cla === 0x00) return this.#iso(ins, apdu);
    if (cla !== 0x90) return status(0x6e00);
    if (!this.#isSelected) return status(0x6d00);
    const body = apdu.length > 5 ? apdu.subarray(5, 5 + (apdu[4] ?? 0)) : Buffer.alloc(0);
    if (ins === 0x71) return this.#card.begin(body[0] ?? 0xff, this.keys[body[0] ?? 0xff]);
    if (ins === 0xaf) return this.#card.finish(body);
    if (ins !== 0xc4 && ins !== 0x5f) return status(ERROR.unknown);
    const command = this.#card.open(ins, body, 1);
    if (Buffer.isBuffer(command)) return command;
    return ins === 0xc4 ? this.#card.changeKey(this.keys, command) : this.#set(command.data);
  }

  #iso(ins: number, apdu: Buffer): Buffer {
    if (ins === 0xa4) return this.#select(apdu);
    if (!this.#fileSelected) return status(0x6985);
    if (ins === 0xb0) return status(0x9000, this.#read(apdu[4] === 0 ? 256 : (apdu[4] ?? 0)));
    if (ins !== 0xd6) return status(0x6d00);
    if (this.#settings !== undefined) return status(0x6982);
    apdu.subarray(5, 5 + (apdu[4] ?? 0)).copy(this.#content, 0);
    return status(0x9000);
  }

  #select(apdu: Buffer): Buffer {
    const what = apdu.subarray(5, 5 + (apdu[4] ?? 0)).toString('hex');
    this.#card.forget();
    if (apdu[2] === 0x04) {
      this.#isSelected = what === APPLICATION;
      this.#fileSelected = false;
      return status(this.#isSelected ? 0x9000 : 0x6a82);
    }
    this.#fileSelected = this.#isSelected && what === 'e104';
    return status(this.#fileSelected ? 0x9000 : 0x6a82);
  }

  #set(data: Buffer): Buffer {
    if (this.#card.authenticatedBy() !== 0) return this.#card.refuse(ERROR.permission);
    if (data[0] !== 2 || data[1] !== 0x40 || data[4] !== 0xc1 || data.length !== 16)
      return this.#card.refuse(ERROR.length);
    const rights = data.readUInt16LE(5);
    this.#settings = {
      metaKey: rights >>> 12,
      fileKey: (rights >>> 8) & 0x0f,
      piccAt: data.readUIntLE(7, 3),
      macAt: data.readUIntLE(13, 3),
    };
    return this.#card.close();
  }

  /** The first reading in a field counts; the message is written anew then. */
  #read(length: number): Buffer {
    const settings = this.#settings;
    const shown = Buffer.from(this.#content);
    if (settings === undefined) return shown.subarray(0, length);
    if (!this.#counted) this.counter += 1;
    this.#counted = true;
    const counter = Buffer.alloc(3);
    counter.writeUIntLE(this.counter, 0, 3);
    const picc = Buffer.concat([Buffer.of(0xc7), this.uid, counter, Buffer.alloc(5)]);
    const meta = this.keys[settings.metaKey] ?? Buffer.alloc(16);
    const file = this.keys[settings.fileKey] ?? Buffer.alloc(16);
    const vector = Buffer.concat([Buffer.from('3cc300010080', 'hex'), this.uid, counter]);
    const mac = cardMac(cardCmac(file, vector), Buffer.alloc(0));
    const text = cbc(meta, picc, NO_IV, 'to').toString('hex').toUpperCase();
    shown.write(text, settings.piccAt, 'ascii');
    shown.write(mac.toString('hex').toUpperCase(), settings.macAt, 'ascii');
    return shown.subarray(0, length);
  }
}
