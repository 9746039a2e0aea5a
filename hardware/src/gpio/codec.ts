/** Arguments of the programs of libgpiod 1 and 2, and what they print. Pure. */
export type Generation = 1 | 2;
export type Bias = 'pull-up' | 'pull-down' | 'disable';

/** One line of one chip: `gpiochip0`, 17. */
export interface Line {
  readonly chip: string;
  readonly line: number;
}
export interface OutputLine extends Line {
  /** Energised is a low level. */
  readonly activeLow: boolean;
}

/** `gpioset (libgpiod) v1.6.3` and `gpioset (libgpiod) v2.1`; `undefined` for anything else. */
export const generationOf = (printed: string): Generation | undefined => {
  const [, major] = /libgpiod\) v?(\d+)\./.exec(printed) ?? [];
  if (major === '1') return 1;
  return major === '2' ? 2 : undefined;
};

const low = ({ activeLow }: OutputLine): string[] => (activeLow ? ['--active-low'] : []);

/** `gpioset` that energises for `ms` and ends by itself. Version 2 also drives the line to rest before it ends. */
export const pulseArguments = (generation: Generation, at: OutputLine, ms: number): string[] => {
  const { chip, line } = at;
  if (generation === 2) return [...low(at), '--chip', chip, '--toggle', `${ms}ms,0`, `${line}=1`];
  const [seconds, micros] = [Math.floor(ms / 1000), (ms % 1000) * 1000];
  const time = ['--mode=time', `--sec=${seconds}`, `--usec=${micros}`];
  return [...low(at), ...time, chip, `${line}=1`];
};

/** `gpioset` that energises until it is ended. */
export const holdArguments = (generation: Generation, at: OutputLine): string[] =>
  generation === 2
    ? [...low(at), '--chip', at.chip, `${at.line}=1`]
    : [...low(at), '--mode=signal', at.chip, `${at.line}=1`];

/** `gpioset` that drives to rest and ends at once. */
export const restArguments = (generation: Generation, at: OutputLine): string[] =>
  generation === 2
    ? [...low(at), '--chip', at.chip, '--toggle', '0', `${at.line}=0`]
    : [...low(at), '--mode=exit', at.chip, `${at.line}=0`];

/** `gpioget` that prints one digit. */
export const readArguments = (
  generation: Generation,
  { chip, line }: Line,
  bias: Bias,
): string[] =>
  generation === 2
    ? ['--numeric', '--bias', biasName(bias), '--chip', chip, String(line)]
    : [`--bias=${bias}`, chip, String(line)];

/** `gpiomon` that prints one digit for each edge, at once. */
export const watchArguments = (
  generation: Generation,
  { chip, line }: Line,
  bias: Bias,
): string[] =>
  generation === 2
    ? ['--edges', 'both', '--bias', biasName(bias), '--format', '%e', '--chip', chip, String(line)]
    : ['--line-buffered', `--bias=${bias}`, '--format=%e', chip, String(line)];

/** Version 2 says `disabled`. */
const biasName = (bias: Bias): string => (bias === 'disable' ? 'disabled' : bias);

/** Level that `gpioget` printed. */
export const levelOf = (printed: string): boolean | undefined => {
  const text = printed.trim();
  return text === '1' || text === '0' ? text === '1' : undefined;
};

/** Level after an edge: version 1 prints 0 and 1 for falling and rising, version 2 prints 2 and 1. */
export const levelAfter = (generation: Generation, printed: string): boolean | undefined => {
  const text = printed.trim();
  if (text === '1') return true;
  return text === (generation === 2 ? '2' : '0') ? false : undefined;
};
