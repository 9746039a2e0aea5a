import type { Signal } from '../port.ts';
import { buzz, type Colour, type Command, led } from './commands.ts';

/** How long an answer is shown at most; whoever shows it puts `idle` after it. */
const SHOWN_MS = 3000;
const BLINK_MS = 200;
const SLOW_MS = 500;

interface Answer {
  readonly colour: Colour;
  readonly blinkMs: number;
  readonly sound: Parameters<typeof buzz>[1];
}

/** One sound for a good card and never one for anything else. */
const ANSWERS: Readonly<Record<'granted' | 'denied' | 'error', Answer>> = {
  granted: { colour: 'green', blinkMs: 0, sound: { onMs: 200, offMs: 0, count: 1 } },
  denied: { colour: 'red', blinkMs: BLINK_MS, sound: { onMs: 100, offMs: 100, count: 3 } },
  error: { colour: 'amber', blinkMs: BLINK_MS, sound: { onMs: 500, offMs: 300, count: 2 } },
};

const isAnswer = (signal: Signal): signal is keyof typeof ANSWERS => signal in ANSWERS;

/** Lights that stay until another signal comes; no sound. */
const lasting = (signal: Exclude<Signal, keyof typeof ANSWERS>): [Colour, number] => {
  switch (signal) {
    case 'attention':
      return ['amber', SLOW_MS];
    case 'prompt':
      return ['blue', SLOW_MS];
    case 'idle':
      return ['red', 0];
    default:
      return signal satisfies never;
  }
};

/** Commands that show a signal at a reader with a lamp and a buzzer. */
export const commandsOf = (
  signal: Signal,
  { number, led: lamp }: { readonly number: number; readonly led: number },
): readonly Command[] => {
  const place = { reader: number, led: lamp };
  if (isAnswer(signal)) {
    const { colour, blinkMs, sound } = ANSWERS[signal];
    const temporary = { on: colour, off: 'black' as const, blinkMs, forMs: SHOWN_MS };
    return [buzz(number, sound), led({ ...place, temporary })];
  }
  const [permanent, permanentBlinkMs] = lasting(signal);
  return [led({ ...place, endTemporary: true, permanent, permanentBlinkMs })];
};
