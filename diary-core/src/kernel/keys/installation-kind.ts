/** Written into the data folder; a production folder refuses demo seed, clock and keys. */
export type InstallationKind = 'production' | 'demo';
