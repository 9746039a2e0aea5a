import Type, { type Static } from 'typebox';

const Port = Type.Integer({ minimum: 0, maximum: 65535 });
const Path = Type.String({ minLength: 1, maxLength: 400 });
const Host = Type.String({ minLength: 1, maxLength: 255 });

/** Everything a hub can be told. Port 0 takes a free one. */
export const HubConfigSchema = Type.Object(
  {
    v: Type.Literal(1),
    /** Written into the name of the hub's signing key; a production hub refuses a demo core. */
    kind: Type.Union([Type.Literal('production'), Type.Literal('demo')]),
    dataDir: Path,
    /** Unix socket of the local API, mode 0600; at most 100 bytes, longer ones cannot be bound. */
    socketPath: Type.String({ minLength: 1, maxLength: 100 }),
    mqttHost: Host,
    mqttPort: Port,
    enrolmentHost: Host,
    enrolmentPort: Port,
    kioskHost: Host,
    kioskPort: Port,
    /** PEM files; both or none. Needed beyond loopback unless a trusted proxy ends TLS. */
    kioskCertFile: Type.Optional(Path),
    kioskKeyFile: Type.Optional(Path),
    /** Addresses or networks whose x-forwarded headers are believed. */
    trustedProxies: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 16 }),
    /** The built kiosk; without it the kiosk port serves its API alone. */
    webDir: Type.Optional(Path),
    logLevel: Type.Union([
      Type.Literal('debug'),
      Type.Literal('info'),
      Type.Literal('warn'),
      Type.Literal('error'),
      Type.Literal('silent'),
    ]),
    /** Cap of the database file. At 95 % old confirmed events go first, at 100 % new events are refused, blocks never. */
    databaseMaxMib: Type.Integer({ minimum: 1, maximum: 1048576 }),
    /** Content of confirmed events is erased after this many days. */
    retentionDays: Type.Integer({ minimum: 30, maximum: 3650 }),
    /** A file that exists while the system's clock is synchronised; empty: the administrator answers for the clock. */
    clockSyncFile: Type.String({ maxLength: 400 }),
    /** Tells the temperature of this machine in thousandths of a degree; empty: it is not measured. */
    temperatureFile: Type.String({ maxLength: 400 }),
  },
  { additionalProperties: false },
);
export type HubConfig = Readonly<Static<typeof HubConfigSchema>>;

export const HUB_CONFIG_DEFAULTS = {
  v: 1,
  kind: 'production',
  mqttHost: '127.0.0.1',
  mqttPort: 8883,
  enrolmentHost: '127.0.0.1',
  enrolmentPort: 8884,
  kioskHost: '127.0.0.1',
  kioskPort: 8081,
  trustedProxies: [],
  logLevel: 'info',
  databaseMaxMib: 4096,
  retentionDays: 90,
  clockSyncFile: '',
  temperatureFile: '/sys/class/thermal/thermal_zone0/temp',
} as const;
