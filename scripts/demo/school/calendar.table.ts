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
export const WINTER_BREAKS: Readonly<Record<number, readonly WinterBreak[]>> = {
  2025: [
    {
      from: '2026-01-19',
      to: '2026-02-01',
      voivodeships: [
        'mazowieckie',
        'pomorskie',
        'podlaskie',
        'świętokrzyskie',
        'warmińsko-mazurskie',
      ],
    },
    {
      from: '2026-02-02',
      to: '2026-02-15',
      voivodeships: [
        'dolnośląskie',
        'kujawsko-pomorskie',
        'łódzkie',
        'zachodniopomorskie',
        'małopolskie',
        'opolskie',
      ],
    },
    {
      from: '2026-02-16',
      to: '2026-03-01',
      voivodeships: ['podkarpackie', 'lubelskie', 'wielkopolskie', 'lubuskie', 'śląskie'],
    },
  ],
  2026: [
    {
      from: '2027-01-18',
      to: '2027-01-31',
      voivodeships: ['podkarpackie', 'podlaskie', 'dolnośląskie', 'łódzkie', 'śląskie', 'opolskie'],
    },
    {
      from: '2027-02-01',
      to: '2027-02-14',
      voivodeships: ['mazowieckie', 'pomorskie', 'świętokrzyskie', 'lubelskie'],
    },
    {
      from: '2027-02-15',
      to: '2027-02-28',
      voivodeships: [
        'lubuskie',
        'kujawsko-pomorskie',
        'warmińsko-mazurskie',
        'wielkopolskie',
        'zachodniopomorskie',
        'małopolskie',
      ],
    },
  ],
};

/**
 * Public holidays on a fixed day, `MM-DD`. Source: act of 18 January 1951 on days free of work (Dz.U. 2025 poz. 296);
 * 24 December since 2025. Easter, Whit Sunday and Corpus Christi are computed.
 */
export const FIXED_HOLIDAYS: readonly {
  readonly day: string;
  readonly name: string;
  readonly since?: number;
}[] = [
  { day: '01-01', name: 'Nowy Rok' },
  { day: '01-06', name: 'Święto Trzech Króli' },
  { day: '05-01', name: 'Święto Pracy' },
  { day: '05-03', name: 'Święto Konstytucji 3 Maja' },
  { day: '08-15', name: 'Święto Wojska Polskiego' },
  { day: '11-01', name: 'Wszystkich Świętych' },
  { day: '11-11', name: 'Święto Niepodległości' },
  { day: '12-24', name: 'Wigilia Bożego Narodzenia', since: 2025 },
  { day: '12-25', name: 'Boże Narodzenie' },
  { day: '12-26', name: 'Drugi dzień Bożego Narodzenia' },
];
