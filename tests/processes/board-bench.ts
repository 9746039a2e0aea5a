import { readFileSync } from 'node:fs';
import type { Devices, DriverContext } from '@furtka/hardware/port';
import type { SimulatedControl } from '@furtka/hardware/simulated';
import {
  CYCLES_PER_MS,
  type SimulatedBoard,
  startSimulatedBoard,
} from '@furtka/hardware/simulated-board';
import { type BoardDoorIds, frameOf, putDoorOnBoard } from '@furtka/scripts/demo/door/board-door';

const LOCK_PIN = 8;
const ANSWER_WITHIN_MS = 5_000;
/** A PULSE message of the host: sysex, own message, kind 3. */
const PULSE = Buffer.of(0xf0, 0x01, 0x03);

/** The way of one card, by the board's own clock; `relayMs` is absent when the relay did not move. */
export interface BoardTap {
  /** End of the last Wiegand bit → relay pin, ms; the silence that ends a frame is in it. */
  readonly relayMs?: number;
  /** Last bytes of the frame at the host's serial port → bytes of the pulse there, ms. */
  readonly hostMs?: number;
  /** What of `hostMs` the agent's thread had a processor for; the rest it waited for one. Only where the kernel counts it. */
  readonly hostCpuMs?: number;
}

/** Time on a processor of this process's first thread, ms. */
const threadCpuMs = (): number | undefined => {
  try {
    const [onCpu = ''] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(
      ' ',
    );
    return Number(onCpu) / 1e6;
  } catch {
    // Not Linux, or a kernel without these counts.
    return undefined;
  }
};

type HostTimes = Pick<BoardTap, 'hostMs' | 'hostCpuMs'>;

/** Watches the host's end of the cable: how long the host needs between what it hears and the pulse it sends. */
const watchHost = (
  board: SimulatedBoard,
): { readonly board: SimulatedBoard; take(): HostTimes } => {
  let heardMs = 0;
  let heardCpuMs: number | undefined;
  let times: HostTimes = {};
  const openPort: SimulatedBoard['openPort'] = async () => {
    const port = await board.openPort();
    port.on('data', () => {
      heardCpuMs = threadCpuMs();
      heardMs = performance.now();
    });
    const write = port.write.bind(port);
    port.write = ((chunk: Buffer) => {
      if (chunk.indexOf(PULSE) === 0 && chunk[3] === LOCK_PIN && times.hostMs === undefined) {
        const hostMs = performance.now() - heardMs;
        const cpuMs = threadCpuMs();
        const fromMs = heardCpuMs;
        const isCounted = cpuMs !== undefined && fromMs !== undefined;
        times = { hostMs, ...(isCounted ? { hostCpuMs: cpuMs - fromMs } : {}) };
      }
      return write(chunk);
    }) as typeof port.write;
    return port;
  };
  return {
    board: { ...board, openPort },
    take: () => {
      const taken = times;
      times = {};
      return taken;
    },
  };
};

/** Puts one door of a test site's agent on the simulated board, and gives the act that measures a card there. */
export const openBoardBench = async (
  ids: BoardDoorIds,
  simulated: { readonly devices: Devices; readonly control: SimulatedControl },
  context: DriverContext,
) => {
  const host = watchHost(startSimulatedBoard());
  const { board } = host;
  const put = await putDoorOnBoard(ids, simulated, context, board);
  const boardTap = async ({ uid }: { readonly uid: string }): Promise<BoardTap> => {
    host.take();
    const frame = frameOf({ technology: 'iso14443', uid, assurance: 'uid' });
    if (frame === undefined) throw new RangeError('no reader of the board sends such a card');
    let end: () => void = () => undefined;
    const moved = new Promise<number | undefined>((resolve) => {
      const limit = setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS);
      const forget = board.onPin((pin, drive, cycle) => {
        if (pin === LOCK_PIN && drive === 'high') resolve(cycle);
      });
      end = () => {
        clearTimeout(limit);
        forget();
      };
    });
    const lastBit = await board.send(0, frame);
    const cycle = await moved;
    end();
    return {
      ...(cycle === undefined ? {} : { relayMs: (cycle - lastBit) / CYCLES_PER_MS }),
      ...host.take(),
    };
  };
  return { ...put, acts: { boardTap } };
};
