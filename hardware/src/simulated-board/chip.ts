import {
  AVRClock,
  AVRIOPort,
  AVRTimer,
  AVRUSART,
  AVRWatchdog,
  avrInstruction,
  CPU,
  clockConfig,
  PinState,
  portBConfig,
  portCConfig,
  portDConfig,
  timer0Config,
  timer1Config,
  usart0Config,
  watchdogConfig,
} from 'avr8js';

const HERTZ = 16_000_000;
export const CYCLES_PER_MS = HERTZ / 1000;
export const CYCLES_PER_US = HERTZ / 1_000_000;
const PINS = 20;
/** Start bit, eight bits, stop bit. */
const BITS_PER_BYTE = 10;
const SLEEP = 0x9588;
const MCUSR = 0x54;
const UCSRA = 0xc0;
const UCSRB = 0xc1;
const RXC_BIT = 0x80;
/** MCUSR after power came, after the reset pin, after the watchdog. */
export const RESET_CAUSES = { power: 0x01, pin: 0x02, watchdog: 0x08 } as const;
export type ResetCause = keyof typeof RESET_CAUSES;

/** What a pin does: drives low or high, or leaves it to others. */
export type PinDrive = 'low' | 'high' | 'free';
/** A level that something outside puts on a pin, so long after now. */
export interface OutsideEdge {
  readonly pin: number;
  readonly afterUs: number;
  readonly level: boolean;
}

export interface ChipHearers {
  /** The pin's drive changed. `cycle`: 1/16 us since the chip was made, resets do not turn it back. */
  pin(pin: number, drive: PinDrive, cycle: number): void;
  byte(byte: number): void;
}

interface Silicon {
  readonly cpu: CPU;
  readonly usart: AVRUSART;
  readonly ports: readonly AVRIOPort[];
  isAsleep: boolean;
  watchdogBit: boolean;
}

/** Firmata's pin numbers: 0-7 port D, 8-13 port B, 14-19 port C. */
const placeOf = (pin: number): readonly [port: number, bit: number] =>
  pin < 8 ? [0, pin] : pin < 14 ? [1, pin - 8] : [2, pin - 14];

/**
 * The simulator forgets a byte that waits to be read when the program writes UCSRB with the receiver on, which a real port does
 * not: the flag is set again.
 */
const keepReceivedByte = (cpu: CPU, usart: AVRUSART): void => {
  const hook = cpu.writeHooks[UCSRB];
  const { RXC } = usart as unknown as { readonly RXC: Parameters<CPU['setInterruptFlag']>[0] };
  cpu.writeHooks[UCSRB] = (value, before, address, mask) => {
    const waits = ((cpu.data[UCSRA] ?? 0) & RXC_BIT) !== 0;
    const done = hook?.(value, before, address, mask);
    if (waits) cpu.setInterruptFlag(RXC);
    return done;
  };
};

/**
 * An ATmega328P with this image, run cycle by cycle: processor, two timers, ports with pin-change interrupts, serial port and
 * watchdog. Levels put on pins from outside stay over a reset, as wires do. While the program sleeps, time is skipped to the
 * next event, so a waiting board costs next to nothing.
 */
export class Chip {
  readonly #image: Uint16Array;
  readonly #hearers: ChipHearers;
  readonly #outside = new Map<number, boolean>();
  readonly #drives = new Map<number, PinDrive>();
  readonly #received: number[] = [];
  #edges: { readonly pin: number; readonly at: number; readonly level: boolean }[] = [];
  #silicon: Silicon;
  #base = 0;

  constructor(image: Uint16Array, hearers: ChipHearers) {
    this.#image = image;
    this.#hearers = hearers;
    this.#silicon = this.#make(RESET_CAUSES.power);
  }

  /** Cycles since the chip was made. */
  get cycle(): number {
    return this.#base + this.#silicon.cpu.cycles;
  }

  reset(cause: ResetCause): void {
    this.#base = this.cycle;
    this.#received.length = 0;
    this.#silicon = this.#make(RESET_CAUSES[cause]);
    for (let pin = 0; pin < PINS; pin += 1) this.#notice(pin);
  }

  /** Bytes that arrive at the serial port, one behind the other at the line's speed. */
  receive(bytes: Iterable<number>): void {
    for (const byte of bytes) this.#received.push(byte);
    this.#feed();
  }

  /** Puts a level on a pin now. */
  set(pin: number, level: boolean): void {
    this.#outside.set(pin, level);
    const [port, bit] = placeOf(pin);
    this.#silicon.ports[port]?.setPin(bit, level);
  }

  /** Puts levels on pins later, to the cycle. @returns the cycle of the last one */
  plan(edges: readonly OutsideEdge[]): number {
    const now = this.cycle;
    const planned = edges.map(({ pin, afterUs, level }) => ({
      ...{ pin, level, at: now + Math.round(afterUs * CYCLES_PER_US) },
    }));
    this.#edges = [...this.#edges, ...planned].sort((a, b) => a.at - b.at);
    return planned.reduce((last, { at }) => Math.max(last, at), now);
  }

  /** Runs until that cycle. */
  run(until: number): void {
    while (this.cycle < until) {
      const [next] = this.#edges;
      if (next !== undefined && next.at <= this.cycle) {
        this.#edges.shift();
        this.set(next.pin, next.level);
        continue;
      }
      this.#burst(Math.min(until, next?.at ?? until));
    }
  }

  #burst(until: number): void {
    const silicon = this.#silicon;
    const { cpu } = silicon;
    const end = until - this.#base;
    while (cpu.cycles < end) {
      if (silicon.isAsleep) {
        this.#doze(silicon, end);
      } else if (cpu.progMem[cpu.pc] === SLEEP) {
        cpu.pc += 1;
        cpu.cycles += 1;
        silicon.isAsleep = true;
      } else {
        avrInstruction(cpu);
        cpu.tick();
      }
      if (silicon.watchdogBit) {
        this.reset('watchdog');
        return;
      }
    }
  }

  /** Skips to the next event of the clock; an interrupt ends the sleep. */
  #doze(silicon: Silicon, end: number): void {
    const { cpu } = silicon;
    const before = cpu.pc;
    cpu.tick();
    if (cpu.pc !== before) {
      silicon.isAsleep = false;
      return;
    }
    const due = (cpu as unknown as { nextClockEvent: { cycles: number } | null }).nextClockEvent;
    cpu.cycles = Math.max(cpu.cycles + 1, Math.min(end, due?.cycles ?? end));
  }

  #make(cause: number): Silicon {
    const cpu = new CPU(this.#image, 0x0800);
    const ports = [portDConfig, portBConfig, portCConfig].map(
      (config) => new AVRIOPort(cpu, config),
    );
    const usart = new AVRUSART(cpu, usart0Config, HERTZ);
    const silicon: Silicon = { cpu, usart, ports, isAsleep: false, watchdogBit: false };
    for (const timer of [timer0Config, timer1Config]) new AVRTimer(cpu, timer);
    new AVRWatchdog(cpu, watchdogConfig, new AVRClock(cpu, HERTZ, clockConfig));
    // The watchdog resets only the processor; a real one resets the ports too.
    cpu.reset = () => {
      silicon.watchdogBit = true;
    };
    cpu.data[MCUSR] = cause;
    keepReceivedByte(cpu, usart);
    usart.onByteTransmit = (byte) => {
      // It has arrived once its last bit has.
      cpu.addClockEvent(() => this.#hearers.byte(byte), (BITS_PER_BYTE * HERTZ) / usart.baudRate);
    };
    usart.onRxComplete = () => this.#feed();
    for (const [pin, level] of this.#outside) {
      const [port, bit] = placeOf(pin);
      ports[port]?.setPin(bit, level);
    }
    for (const [index, port] of ports.entries())
      port.addListener(() => {
        for (let pin = 0; pin < PINS; pin += 1) if (placeOf(pin)[0] === index) this.#notice(pin);
      });
    return silicon;
  }

  #notice(pin: number): void {
    const [port, bit] = placeOf(pin);
    const state = this.#silicon.ports[port]?.pinState(bit);
    const drive = state === PinState.High ? 'high' : state === PinState.Low ? 'low' : 'free';
    if ((this.#drives.get(pin) ?? 'free') === drive) return;
    this.#drives.set(pin, drive);
    this.#hearers.pin(pin, drive, this.cycle);
  }

  #feed(): void {
    const { usart } = this.#silicon;
    if (this.#received.length === 0 || usart.rxBusy) return;
    // A port that is switched off hears nothing.
    if (!usart.rxEnable) this.#received.length = 0;
    const byte = this.#received.shift();
    if (byte !== undefined) usart.writeByte(byte);
  }
}
