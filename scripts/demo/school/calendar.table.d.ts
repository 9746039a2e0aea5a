/** Two weeks of winter break by voivodeship, both ends included. Set for each year by the minister; nothing to compute. */
export interface WinterBreak {
  readonly from: string;
  readonly to: string;
  readonly voivodeships: readonly string[];
}
/**
 * Source: calendars of the Ministry of National Education for 2025/26 and 2026/27 (announcements under § 3 of the regulation
 * of 11 August 2017 on the organisation of the school year, Dz.U. 2017 poz. 1603, uniform text Dz.U. 2023 poz. 1211).
 * Keyed by the year in which the school year begins.
 */
export declare const WINTER_BREAKS: Readonly<Record<number, readonly WinterBreak[]>>;
/**
 * Public holidays on a fixed day, `MM-DD`. Source: act of 18 January 1951 on days free of work (Dz.U. 2025 poz. 296);
 * 24 December since 2025. Easter, Whit Sunday and Corpus Christi are computed.
 */
export declare const FIXED_HOLIDAYS: readonly {
  readonly day: string;
  readonly name: string;
  readonly since?: number;
}[];
