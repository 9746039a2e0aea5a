import { type CardApplet, type CardReply, ERROR, Ev2Card, status } from './ev2-card.ts';

interface CardFile {
  readonly rights: number;
  content: Buffer;
}

interface Application {
  readonly keys: Buffer[];
  readonly files: Map<number, CardFile>;
}

/** A DESFire EV2 card as far as a door and the office talk with it: applications of AES keys, standard files, EV2 messaging. */
export class VirtualDesfire implements CardApplet {
  /** What the card stores; it outlives every cut of its power. */
  readonly applications = new Map<string, Application>();
  readonly #card = new Ev2Card();
  #selected: Application | undefined;

  reset(): void {
    this.#card.forget();
    this.#selected = undefined;
  }

  answer(apdu: Buffer): CardReply {
    if (apdu[0] !== 0x90) return status(0x6e00);
    const ins = apdu[1] ?? 0;
    const body = apdu.length > 5 ? apdu.subarray(5, 5 + (apdu[4] ?? 0)) : Buffer.alloc(0);
    switch (ins) {
      case 0x5a:
        return this.#select(body);
      case 0xca:
        return this.#create(body);
      case 0x71:
        return this.#card.begin(body[0] ?? 0xff, this.#selected?.keys[body[0] ?? 0xff]);
      case 0xaf:
        return this.#card.finish(body);
      default:
        return this.#inSession(ins, body);
    }
  }

  #select(aid: Buffer): Buffer {
    this.reset();
    if (aid.toString('hex') === '000000') return status(ERROR.ok);
    this.#selected = this.applications.get(aid.toString('hex'));
    return status(this.#selected === undefined ? ERROR.noApplication : ERROR.ok);
  }

  /** A card from the factory lets anybody make an application. */
  #create(body: Buffer): Buffer {
    if (body.length !== 5) return status(ERROR.length);
    const aid = body.subarray(0, 3).toString('hex');
    if (this.applications.has(aid)) return status(ERROR.exists);
    const kinds = body[4] ?? 0;
    if ((kinds & 0xc0) !== 0x80) return status(ERROR.permission);
    const keys = Array.from({ length: kinds & 0x0f }, () => Buffer.alloc(16));
    this.applications.set(aid, { keys, files: new Map() });
    return status(ERROR.ok);
  }

  #inSession(ins: number, body: Buffer): Buffer {
    const headers = new Map([
      [0xcd, 7],
      [0x8d, 7],
      [0xad, 7],
      [0xc4, 1],
    ]);
    const header = headers.get(ins);
    if (header === undefined || this.#selected === undefined) return status(ERROR.unknown);
    const command = this.#card.open(ins, body, header);
    if (Buffer.isBuffer(command)) return command;
    if (ins === 0xc4) return this.#card.changeKey(this.#selected.keys, command);
    if (ins === 0xcd) return this.#createFile(this.#selected, command.data);
    return this.#useFile(this.#selected, ins, command.data);
  }

  #createFile(application: Application, data: Buffer): Buffer {
    if (this.#card.authenticatedBy() !== 0) return this.#card.refuse(ERROR.permission);
    const number = data[0] ?? 0;
    if (application.files.has(number)) return this.#card.refuse(ERROR.exists);
    const rights = data.readUInt16LE(2);
    application.files.set(number, { rights, content: Buffer.alloc(data.readUIntLE(4, 3)) });
    return this.#card.close();
  }

  #useFile(application: Application, ins: number, data: Buffer): Buffer {
    const file = application.files.get(data[0] ?? 0);
    if (file === undefined) return this.#card.refuse(ERROR.noFile);
    const right = ins === 0xad ? file.rights >>> 12 : (file.rights >>> 8) & 0x0f;
    const by = this.#card.authenticatedBy();
    if (by !== right && by !== ((file.rights >>> 4) & 0x0f))
      return this.#card.refuse(ERROR.permission);
    const offset = data.readUIntLE(1, 3);
    const length = data.readUIntLE(4, 3);
    if (offset + length > file.content.length) return this.#card.refuse(ERROR.length);
    if (ins === 0xad) return this.#card.close(file.content.subarray(offset, offset + length));
    data.subarray(7).copy(file.content, offset);
    return this.#card.close();
  }
}
