/** TCP ports on loopback. */
export interface DemoPorts {
  readonly core: number;
  readonly kiosk: number;
  readonly mqtt: number;
  readonly enrolment: number;
}
export interface DemoOptions {
  readonly help: boolean;
  /** Absolute. */
  readonly dataDir: string;
  readonly ports: DemoPorts;
  readonly reset: boolean;
  /** School date, not before today; the first school Monday after it begins the demo. Undefined: after today. */
  readonly after: string | undefined;
  readonly reader: 'simulated' | 'pcsc';
  readonly board: 'none' | 'simulated';
  /** Origin of an OpenID provider on this machine. */
  readonly issuer?: string;
}
export declare const HELP: string;
export declare const parseOptions: (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
) => DemoOptions;
