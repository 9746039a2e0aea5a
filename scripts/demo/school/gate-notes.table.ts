/** What parents of the youngest agree with a school about the way home. */
export const NOTES_OF_THE_YOUNGEST: readonly string[] = [
  'Odbiera mama albo tata. Nikt inny.',
  'Odbiera babcia, okazuje dowód osobisty.',
  'Po świetlicy odbiera dziadek, zwykle około 16:00.',
  'Odbiera starszy brat z klasy 7, zgoda w sekretariacie.',
  'Odbiera opiekunka, upoważnienie w sekretariacie.',
  'Może wyjść samodzielnie po 15:00, zgoda rodziców w sekretariacie.',
];

/** And of the older ones. */
export const NOTES_OF_OLDER: readonly string[] = [
  'We wtorki zwolnienie z ostatniej lekcji na rehabilitację, wychodzi samodzielnie.',
  'Nie wychodzi sam ze szkoły w czasie lekcji, dzwonić do mamy.',
  'Na treningi w czwartki odbiera trener klubu, upoważnienie w sekretariacie.',
];
