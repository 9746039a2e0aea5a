import { parseArgs } from 'node:util';
import { UserFault } from '../user-fault.ts';

export const TAP_HELP = `npm run tap -- --door DOOR --card CARD [options]     taps a card at a door of the running demo
npm run tap -- --list [--json]                       the cards of the demo's school

  --door DOOR         main, szatnia, boisko or swietlica (default: main)
  --card CARD         id of a card, from --list
  --uid HEX           number of a card in place of --card, 4, 7 or 10 bytes, also one that nobody knows
  --direction in|out  at the reader outside or inside (default: in)
  --no-push           nobody pushes the door open after the click
  --json              one line of JSON, the last of the output
  --data DIR          data folder of the demo (default: FURTKA_DATA, else ./data)
  --help              this page
`;

export type TapCommand =
  | { readonly act: 'help' }
  | { readonly act: 'list'; readonly dataDir: string; readonly json: boolean }
  | {
      readonly act: 'tap';
      readonly dataDir: string;
      readonly json: boolean;
      readonly door: string;
      readonly card: { readonly id: string } | { readonly uid: string };
      readonly direction: 'in' | 'out';
      readonly push: boolean;
    };

const UID = /^([0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{20})$/;

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        door: { type: 'string', default: 'main' },
        card: { type: 'string' },
        uid: { type: 'string' },
        direction: { type: 'string', default: 'in' },
        'no-push': { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const [first = ''] = error instanceof Error ? error.message.split('\n') : [];
    const fault = first.replace(/\.? To specify.*$/, '').replace(/\.$/, '');
    throw new UserFault(`${fault}. See npm run tap -- --help.`);
  }
};

const cardOf = (card: string | undefined, uid: string | undefined) => {
  if ((card === undefined) === (uid === undefined))
    throw new UserFault('Say which card: --card with an id from --list, or --uid with a number.');
  if (card !== undefined) return { id: card };
  const lower = uid?.toLowerCase() ?? '';
  if (!UID.test(lower)) throw new UserFault('--uid takes 4, 7 or 10 bytes as hexadecimal digits.');
  return { uid: lower };
};

/** Errors: `UserFault`, one sentence. */
export const parseTapCommand = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): TapCommand => {
  const values = read(args);
  if (values.help) return { act: 'help' };
  const { FURTKA_DATA } = env;
  const dataDir = values.data ?? (FURTKA_DATA || './data');
  const { json, door, direction } = values;
  if (values.list) return { act: 'list', dataDir, json };
  if (direction !== 'in' && direction !== 'out')
    throw new UserFault(`--direction takes in or out, not "${direction}".`);
  const card = cardOf(values.card, values.uid);
  return { act: 'tap', dataDir, json, door, card, direction, push: !values['no-push'] };
};
