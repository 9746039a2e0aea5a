import { randomUUID } from 'node:crypto';
import type { BusClient } from '../bus/client.ts';
import type { BusMessage } from '../bus/messages.ts';
import { UserFault } from '../user-fault.ts';

/**
 * Tells a message with a new request id and waits for the answer to it.
 *
 * @param silence  the sentence when nobody answers in time
 * Errors          `UserFault`: with that sentence, or with the text of a `fault`
 */
export const askBus = (
  bus: BusClient,
  make: (requestId: string) => BusMessage,
  {
    answer,
    limitMs,
    silence,
  }: {
    readonly answer: 'clock' | 'done';
    readonly limitMs: number;
    readonly silence: string;
  },
): Promise<void> =>
  new Promise((resolve, reject) => {
    const requestId = randomUUID();
    const end = () => {
      clearTimeout(timer);
      forget();
    };
    const timer = setTimeout(() => {
      end();
      reject(new UserFault(silence));
    }, limitMs);
    const forget = bus.hear((message) => {
      if (!('requestId' in message) || message.requestId !== requestId) return;
      if (message.type === answer) resolve();
      else if (message.type === 'fault') reject(new UserFault(message.text));
      else return;
      end();
    });
    bus.tell(make(requestId));
  });
