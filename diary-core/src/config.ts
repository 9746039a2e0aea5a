/** Placeholder shape until the schema lands: see README.md of the workspace. */
export interface Config {
  readonly dataDir: string;
  readonly host: string;
  /** 0 chooses a free one. */
  readonly port: number;
  /** What browsers type; decides `Secure` cookies. */
  readonly publicUrl: string;
  readonly kind: 'production' | 'demo';
  readonly masterKeyFile: string;
  readonly webDir?: string;
  readonly metricsTokenFile?: string;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  readonly trustedProxies: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly database:
    | { readonly engine: 'sqlite' }
    | {
        readonly engine: 'postgres';
        readonly appUrl: string;
        readonly platformUrl: string;
        readonly ownerUrl?: string;
      };
}
