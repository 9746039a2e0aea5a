import { openDriver } from '@furtka/hardware/discover';
import { doorBoardOf, type LearntFrame } from '@furtka/hardware/door-board';
import type { Devices, ReaderEvent } from '@furtka/hardware/port';
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

/** What an installer sees of a reader that gives whole cards, not frames; it holds the card's number. `undefined`: nothing. */
export const describeEvent = (readerId: string, event: ReaderEvent): string | undefined => {
  switch (event.kind) {
    case 'credential': {
      const { credential, proof } = event;
      const number =
        credential.technology === 'iso14443'
          ? `serial number ${credential.uid}`
          : [
              `${credential.bits} bits`,
              ...(credential.facilityCode === undefined
                ? []
                : [`facility ${credential.facilityCode}`]),
              `number ${credential.number}`,
            ].join(', ');
      const proved = proof === undefined ? '' : `, key ${proof.outcome}`;
      return `${readerId}: card ${number}${proved}\n`;
    }
    case 'unreadable':
      return `${readerId}: a card that could not be read\n`;
    case 'key':
    case 'pin':
      return `${readerId}: a key of the keypad\n`;
    case 'tamper':
      return `${readerId}: ${event.active ? 'opened' : 'shut'} (tamper contact)\n`;
    case 'power':
      return `${readerId}: its supply ${event.failing ? 'fails' : 'is good again'}\n`;
    case 'online':
      return `${readerId}: answers\n`;
    case 'offline':
      return `${readerId}: does not answer (${event.code})\n`;
    default:
      return event satisfies never;
  }
};

/** Of a board the frames say more than the cards that were made of them. */
const hear = (devices: Devices, out: (text: string) => void): (() => void)[] => {
  const board = doorBoardOf(devices);
  if (board !== undefined) return [board.onFrame((learnt) => out(describeFrame(learnt)))];
  return [...devices.readers].map(([id, reader]) => {
    if (!reader.online()) out(`${id}: does not answer yet\n`);
    return reader.on((event) => {
      const text = describeEvent(id, event);
      if (text !== undefined) out(text);
    });
  });
};

/**
 * Tells what comes from every reader of every driver: each frame of a door board, each card of the others.
 *
 * @returns  ends it
 */
export const listenTo = (devices: Devices, out: (text: string) => void): (() => void) => {
  const ends = (devices.parts ?? [devices]).flatMap((part) => hear(part, out));
  return () => {
    for (const end of ends) end();
  };
};

/**
 * Shows that until `ended`. The agent must be stopped: a device takes one process.
 *
 * Errors  `CommandFault` when no driver has a reader; `DeviceError` for a config that does not fit
 */
export const learnFrames = async (
  driver: { readonly name: string; readonly [key: string]: unknown },
  out: (text: string) => void,
  ended: Promise<void>,
): Promise<void> => {
  const { name, ...config } = driver;
  const devices = await openDriver(name, config, {
    monotonicMs: () => performance.now(),
    log: (level, event) => {
      if (level !== 'debug' && event !== 'wiegand.dropped') out(`(${event})\n`);
    },
  });
  try {
    if (devices.readers.size === 0)
      throw new CommandFault(`furtka agent learn listens to readers, and ${name} has none.`);
    const end = listenTo(devices, out);
    out('Hold cards to the readers; Ctrl-C ends it. What is shown holds card numbers.\n');
    await ended;
    end();
  } finally {
    await devices.close();
  }
};
