import { randomBytes } from 'node:crypto';
import { readDoorKeys } from '../keyed-cards/key-file.ts';
import { proveCard } from '../keyed-cards/prove-card.ts';
import { runExchange, type Transmit } from '../keyed-cards/run-exchange.ts';
import type { CardProof } from '../port.ts';
import type { CardKind } from './codec.ts';
import type { CardKeysConfig } from './config.ts';

/** Asks a card for its key and tells the outcome once, in time whatever the card does. */
export type Prover = (
  uid: string,
  card: CardKind,
  transmit: Transmit,
  told: (proof: CardProof) => void,
) => void;

/**
 * Reads the key file and makes a prover of it.
 *
 * Errors  DeviceError `config`: the file is absent, open to others, damaged, or its passphrase is wrong
 */
export const makeProver = async (config: CardKeysConfig): Promise<Prover> => {
  const keys = await readDoorKeys(config.file, config.passphraseFile);
  return (uid, card, transmit, told) => {
    // A storage card has no key to prove: a copy of a keyed card's UID comes this way.
    if (card !== 'isoDep') {
      told({ outcome: 'absent' });
      return;
    }
    const exchange = proveCard({
      uid: Buffer.from(uid, 'hex'),
      keys,
      rndA: randomBytes(16),
      readsCredentialFile: config.credentialFile,
    });
    runExchange(exchange, transmit, config.withinMs).then(
      (result) => told(result ?? { outcome: 'late' }),
      () => told({ outcome: 'failed' }),
    );
  };
};
