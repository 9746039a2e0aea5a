/**
 * Reads a driver's part of the config field by field and gathers every fault, so that an operator sees all of them at once.
 * Unknown keys are faults.
 */
export class RawConfig {
  readonly #faults: string[];
  readonly #path: string;
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #known = new Set<string>();

  constructor(raw: unknown, path = '', faults: string[] = []) {
    this.#path = path;
    this.#faults = faults;
    const isObject = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
    if (!isObject) this.#faults.push(`${path === '' ? 'config' : path} must be an object`);
    this.#fields = isObject ? (raw as Readonly<Record<string, unknown>>) : {};
  }

  get faults(): readonly string[] {
    return this.#faults;
  }

  fault(key: string, wanted: string): void {
    this.#faults.push(`${this.#path}${this.#path === '' ? '' : '.'}${key} ${wanted}`);
  }

  #take(key: string): unknown {
    this.#known.add(key);
    return this.#fields[key];
  }

  /** Text of 1..`max` characters. */
  text(key: string, max = 200): string {
    const value = this.#take(key);
    if (typeof value === 'string' && value.length >= 1 && value.length <= max) return value;
    this.fault(key, `must be text of 1 to ${max} characters`);
    return '';
  }

  optionalText(key: string, fallback: string, max = 200): string {
    return this.#fields[key] === undefined ? this.#absent(key, fallback) : this.text(key, max);
  }

  #absent<Value>(key: string, fallback: Value): Value {
    this.#known.add(key);
    return fallback;
  }

  /** Whole number between `min` and `max`, both allowed. */
  integer(key: string, range: { min: number; max: number; fallback?: number }): number {
    const value = this.#take(key) ?? range.fallback;
    if (typeof value === 'number' && Number.isInteger(value)) {
      if (value >= range.min && value <= range.max) return value;
    }
    this.fault(key, `must be a whole number from ${range.min} to ${range.max}`);
    return range.min;
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.#take(key) ?? fallback;
    if (typeof value === 'boolean') return value;
    this.fault(key, 'must be true or false');
    return fallback;
  }

  oneOf<Choice extends string>(
    key: string,
    choices: readonly [Choice, ...Choice[]],
    fallback?: Choice,
  ): Choice {
    const value = this.#take(key) ?? fallback;
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    this.fault(key, `must be one of ${choices.join(', ')}`);
    return choices[0];
  }

  /** At least one of the choices, none twice. */
  someOf<Choice extends string>(
    key: string,
    choices: readonly [Choice, ...Choice[]],
  ): readonly Choice[] {
    const value = this.#take(key);
    const given: readonly unknown[] = Array.isArray(value) ? value : [];
    const found = choices.filter((choice) => given.includes(choice));
    if (given.length > 0 && found.length === given.length) return found;
    this.fault(key, `must be a list of one or more of ${choices.join(', ')}`);
    return [choices[0]];
  }

  /** Whether the key is there at all. */
  has(key: string): boolean {
    return this.#fields[key] !== undefined;
  }

  /** List of objects, each read by `read`; an absent list is empty. */
  list<Item>(key: string, read: (item: RawConfig) => Item, max = 64): readonly Item[] {
    const value = this.#take(key) ?? [];
    if (!Array.isArray(value) || value.length > max) {
      this.fault(key, `must be a list of at most ${max} entries`);
      return [];
    }
    return value.map((entry: unknown, index) => {
      const path = `${this.#path}${this.#path === '' ? '' : '.'}${key}[${index}]`;
      const item = new RawConfig(entry, path, this.#faults);
      const made = read(item);
      item.refuseUnknown();
      return made;
    });
  }

  /** An object of its own, read by `read`; `undefined` where the key is absent. */
  optionalObject<Item>(key: string, read: (item: RawConfig) => Item): Item | undefined {
    const value = this.#take(key);
    if (value === undefined) return undefined;
    const path = `${this.#path}${this.#path === '' ? '' : '.'}${key}`;
    const item = new RawConfig(value, path, this.#faults);
    const made = read(item);
    item.refuseUnknown();
    return made;
  }

  /** One fault per id that stands twice. */
  refuseTwice(key: string, ids: readonly string[]): void {
    const twice = new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index));
    for (const id of twice) this.fault(key, `names ${id} twice`);
  }

  /** To be called after all fields were read. */
  refuseUnknown(): void {
    for (const key of Object.keys(this.#fields)) {
      if (!this.#known.has(key)) this.fault(key, 'is not a known key');
    }
  }
}
