import { randomUUID } from 'node:crypto';
import type { BusClient } from '@furtka/scripts/demo/bus/client';
import type { BusMessage, TappedMessage } from '@furtka/scripts/demo/bus/messages';

/** Waits for the first message that fits; nothing when none came in time. */
export const hearOne = <M extends BusMessage>(
  bus: BusClient,
  fits: (message: BusMessage) => message is M,
  limitMs: number,
): Promise<M | undefined> =>
  new Promise((resolve) => {
    const end = (message: M | undefined) => {
      clearTimeout(limit);
      forget();
      resolve(message);
    };
    const limit = setTimeout(() => end(undefined), limitMs);
    const forget = bus.hear((message) => {
      if (fits(message)) end(message);
    });
  });

export interface TapWish {
  readonly doorKey: string;
  readonly uid: string;
  readonly direction?: 'in' | 'out';
  readonly push?: boolean;
}

/** Holds a card to a reader of the demo; the agent's word, or nothing when it was silent for `limitMs`. */
export const tapOnce = async (
  bus: BusClient,
  wish: TapWish,
  limitMs = 3000,
): Promise<TappedMessage | undefined> => {
  const requestId = randomUUID();
  const answer = hearOne(
    bus,
    (message): message is TappedMessage =>
      message.type === 'tapped' && message.requestId === requestId,
    limitMs,
  );
  bus.tell({ type: 'tap', requestId, direction: 'in', push: true, ...wish });
  return answer;
};
