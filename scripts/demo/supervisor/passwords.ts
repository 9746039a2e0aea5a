/** Words of four to seven plain letters, easy to read out and to type. */
const WORDS = [
  'Agrest',
  'Barwa',
  'Bocian',
  'Brzoza',
  'Burza',
  'Chata',
  'Cegla',
  'Cytryna',
  'Deska',
  'Dolina',
  'Drzewo',
  'Fiolek',
  'Figura',
  'Fotel',
  'Galaz',
  'Gniazdo',
  'Granit',
  'Grota',
  'Guzik',
  'Huta',
  'Igloo',
  'Iskra',
  'Jagoda',
  'Jawor',
  'Jezioro',
  'Kaczka',
  'Kamien',
  'Kasztan',
  'Klon',
  'Kometa',
  'Korona',
  'Krowa',
  'Kubek',
  'Lampa',
  'Latarka',
  'Lipa',
  'Lodka',
  'Malina',
  'Marchew',
  'Mewa',
  'Morela',
  'Motyl',
  'Most',
  'Nuta',
  'Obraz',
  'Ogrod',
  'Olcha',
  'Orzech',
  'Osika',
  'Papier',
  'Pelikan',
  'Pestka',
  'Piasek',
  'Pole',
  'Poziom',
  'Rabata',
  'Rower',
  'Rzeka',
  'Sarna',
  'Skala',
  'Sosna',
  'Stodola',
  'Szyszka',
  'Tarcza',
] as const;
const PASSWORD_WORDS = 3;

/** Uniform whole number, 0 up to, not including, `end`; from the system's randomness. */
export type Draw = (end: number) => number;

/** Such as `Klon-Sarna-Most-472`: upper and lower case, letters and digits, 28 bits. For the demo on loopback only. */
export const readablePassword = (draw: Draw): string => {
  const words = Array.from({ length: PASSWORD_WORDS }, () => WORDS[draw(WORDS.length)] ?? '');
  return [...words, 100 + draw(900)].join('-');
};

/** A PIN of 6 digits that is not among `taken`, not one digit six times and not a row. */
export const newPin = (draw: Draw, taken: ReadonlySet<string>): string => {
  for (;;) {
    const pin = String(draw(1_000_000)).padStart(6, '0');
    const isPlain = new Set(pin).size < 3 || '0123456789876543210'.includes(pin);
    if (!isPlain && !taken.has(pin)) return pin;
  }
};
