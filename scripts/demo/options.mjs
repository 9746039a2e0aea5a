// Options of `npm start`, plain Node: they are checked before anything is installed or built.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `npm start -- [options]          the whole school on this machine

  --data DIR        data folder (default: FURTKA_DATA, else ./data)
  --port-base N     core on N, kiosk on N+1, MQTT on N+2, enrolment on N+3
                    (default: core 8080, kiosk 8081, MQTT 8883, enrolment 8884)
  --reset           throws the demo in the data folder away and begins anew
  --reader pcsc     puts this machine's card readers on the demo's main door
  --after DATE      the school's clock begins on the first school Monday after that day (default: today);
                    the day counts at the first start of a folder only
  --board simulated puts the demo's main door on a door board: its real firmware on a simulated chip
  --issuer URL      logins may be taken elsewhere: at an OpenID provider on this machine, http://localhost:9000
  --help            this page

Ctrl-C ends it; the next start finds its data again.
`;

const DEFAULT_PORTS = { core: 8080, kiosk: 8081, mqtt: 8883, enrolment: 8884 };
const HIGHEST_BASE = 65_532;

const sentence = (error) => {
  const [first = ''] = error.message.split('\n');
  return `${first.replace(/\.? To specify.*$/, '').replace(/\.$/, '')}. See npm start -- --help.`;
};

const read = (args) => {
  try {
    return parseArgs({
      args,
      strict: true,
      allowPositionals: false,
      options: {
        data: { type: 'string' },
        'port-base': { type: 'string' },
        reset: { type: 'boolean', default: false },
        reader: { type: 'string' },
        after: { type: 'string' },
        board: { type: 'string' },
        issuer: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(sentence(error));
  }
};

const portsOf = (text) => {
  if (text === undefined) return DEFAULT_PORTS;
  const base = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (base < 1 || base > HIGHEST_BASE)
    throw new Error(`--port-base takes a number from 1 to ${HIGHEST_BASE}, not "${text}".`);
  return { core: base, kiosk: base + 1, mqtt: base + 2, enrolment: base + 3 };
};

/** A day that the calendar has; whether it is over only the first start can tell. */
const dayOf = (text) => {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const day = isDay ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new Error(`--after takes a day such as 2027-09-01, not "${text}".`);
  return text;
};

/** Errors: one sentence that names the option and what fits. */
export const parseOptions = (args, env) => {
  const values = read(args);
  if (values.reader !== undefined && values.reader !== 'pcsc')
    throw new Error(`--reader takes pcsc, not "${values.reader}".`);
  if (values.board !== undefined && values.board !== 'simulated')
    throw new Error(`--board takes simulated, not "${values.board}".`);
  if (values.board !== undefined && values.reader !== undefined)
    throw new Error('--board and --reader both want the main door: give one of them.');
  if (
    values.issuer !== undefined &&
    !/^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(values.issuer)
  )
    throw new Error(
      `--issuer takes an address of this machine such as http://localhost:9000, not "${values.issuer}".`,
    );
  if (values.data === '') throw new Error('--data takes a folder.');
  return {
    help: values.help,
    dataDir: resolve(values.data ?? (env.FURTKA_DATA || './data')),
    ports: portsOf(values['port-base']),
    reset: values.reset,
    after: dayOf(values.after),
    reader: values.reader ?? 'simulated',
    board: values.board ?? 'none',
    ...(values.issuer === undefined ? {} : { issuer: values.issuer }),
  };
};
