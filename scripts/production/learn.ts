import { openDriver } from '@furtka/hardware/discover';
import { doorBoardOf, type LearntFrame } from '@furtka/hardware/door-board';
import { decodeWiegand, formatsThatFit } from '@furtka/hardware/wiegand/decode';
import type { WiegandFormatName } from '@furtka/hardware/wiegand/formats.table';
import { CommandFault } from './command.ts';

const cardIn = (bits: readonly number[], name: WiegandFormatName): string => {
  const decoded = decodeWiegand(bits, [name]);
  if (!decoded.ok) return name;
  const { credential } = decoded;
  if (credential.technology === 'iso14443') return `${name}: serial number ${credential.uid}`;
  const { facilityCode, number } = credential;
  return facilityCode === undefined
    ? `${name}: number ${number}`
    : `${name}: facility ${facilityCode}, number ${number}`;
};

const verdictOf = ({ verdict }: LearntFrame): string => {
  if (verdict === undefined) return 'a key of the keypad';
  if (verdict.ok) return `taken as ${verdict.format}`;
  switch (verdict.code) {
    case 'damaged':
      return 'dropped: the lines did what no reader does (noise, both low, too wide or too close)';
    case 'length':
      return 'dropped: none of the formats of this reader in the configuration has this length';
    case 'parity':
      return 'dropped: a parity bit is wrong';
    default:
      return verdict.code satisfies never;
  }
};

/** What an installer sees of one frame; it holds the card's number. */
export const describeFrame = (learnt: LearntFrame): string => {
  const { bits, durationMs, minWidthUs, maxWidthUs, minDistanceUs, maxDistanceUs } = learnt.frame;
  const fits = formatsThatFit(bits).map((name) => cardIn(bits, name));
  return [
    `${learnt.readerId}: ${bits.length} bits in ${durationMs} ms, pulses ${minWidthUs} to ${maxWidthUs} us, ${minDistanceUs} to ${maxDistanceUs} us apart`,
    `  ${bits.join('')}`,
    `  ${verdictOf(learnt)}`,
    ...(fits.length === 0
      ? ['  fits none of the known formats']
      : fits.map((fit) => `  fits ${fit}`)),
    '',
  ].join('\n');
};

/**
 * Shows every frame that comes from the readers of a door board, until `ended`. The agent must be stopped: the serial device
 * takes one process.
 *
 * Errors  `CommandFault` when the driver has no such frames; `DeviceError` for a config that does not fit
 */
export const learnFrames = async (
  driver: { readonly name: string; readonly [key: string]: unknown },
  out: (text: string) => void,
  ended: Promise<void>,
): Promise<void> => {
  const { name, ...config } = driver;
  if (name !== 'door-board')
    throw new CommandFault(`furtka agent learn shows the frames of a door-board, not of ${name}.`);
  const devices = await openDriver(name, config, {
    monotonicMs: () => performance.now(),
    log: (level, event) => {
      if (level !== 'debug' && event !== 'wiegand.dropped') out(`(${event})\n`);
    },
  });
  const end = doorBoardOf(devices)?.onFrame((learnt) => out(describeFrame(learnt)));
  out('Hold cards to the readers; Ctrl-C ends it. What is shown holds card numbers.\n');
  await ended;
  end?.();
  await devices.close();
};
