import type { Failure, StepKind } from '../../core/self-test.ts';

export const LANGUAGES = ['pl', 'uk', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `cause`: the usual one. `next`: what to do now. */
interface FailureWords {
  readonly what: string;
  readonly cause: string;
  readonly next: string;
}

export interface Words {
  readonly title: string;
  readonly intro: string;
  readonly kinds: Readonly<Record<StepKind, string>>;
  readonly doThis: Readonly<Record<StepKind, string>>;
  readonly failures: Readonly<Record<Failure, FailureWords>>;
  readonly status: Readonly<Record<'waiting' | 'ok' | 'failed', string>>;
  readonly kept: string;
  readonly begin: string;
  readonly again: string;
  readonly lockOpened: string;
  readonly yesLetters: string;
  readonly left: string;
  readonly passed: string;
  readonly notPassed: string;
  readonly written: string;
  readonly cause: string;
  readonly next: string;
  readonly reads: string;
  readonly badFrames: string;
  /** Between whole seconds and their parts. */
  readonly decimalSign: string;
  readonly quiet: string;
  readonly pulse: string;
  readonly edges: string;
  readonly door: string;
  readonly box: string;
  readonly site: string;
  readonly program: string;
  readonly firmware: string;
  readonly driver: string;
  readonly date: string;
  readonly what: string;
  readonly place: string;
  readonly result: string;
  readonly measured: string;
  readonly installer: string;
  readonly school: string;
  readonly signed: string;
}

const pl: Words = {
  title: 'Sprawdzenie drzwi po montażu',
  intro:
    'Na czas sprawdzenia program tych drzwi stoi: ani karta, ani przycisk wyjścia ich nie otworzy. Ktoś musi przy nich stać.',
  kinds: {
    ground: 'Spokój na przewodach',
    bits: 'Czytnik',
    contact: 'Czujnik skrzydła',
    exit: 'Przycisk wyjścia',
    handle: 'Styk klamki',
    fire: 'Wejście pożarowe',
    housing: 'Czujnik obudowy',
    relay: 'Przekaźnik zamka',
  },
  doThis: {
    ground: 'Przez 5 sekund niczego nie dotykaj.',
    bits: 'Przyłóż tę samą kartę 5 razy, za każdym razem ją zabierając.',
    contact: 'Otwórz drzwi, potem je zamknij.',
    exit: 'Naciśnij przycisk wyjścia i puść.',
    handle: 'Naciśnij klamkę od środka i puść, nie otwierając drzwi.',
    fire: 'Wyzwól wejście pożarowe w centrali i przywróć je.',
    housing: 'Otwórz obudowę sterownika, potem ją zamknij.',
    relay: 'Przekaźnik zadziała na sekundę. Słuchaj i patrz na zamek.',
  },
  failures: {
    noise: {
      what: 'coś się odezwało, choć nikt niczego nie dotykał',
      cause: 'brak wspólnej masy albo przewód obok zasilania zamka',
      next: 'Połącz masę czytnika ze sterownikiem, odsuń przewody od zasilania, powtórz.',
    },
    silent: {
      what: 'urządzenie nie odpowiada',
      cause: 'brak zasilania, zły pin albo przerwany przewód',
      next: 'Zmierz napięcie na zaciskach i porównaj piny z plikiem ustawień.',
    },
    notAtRest: {
      what: 'wejście jest pobudzone, choć powinno spoczywać',
      cause: 'styk NO zamiast NC albo otwarte drzwi',
      next: 'Zamknij drzwi; jeśli to nie pomoże, zmień stan spoczynku w ustawieniach (…Rests).',
    },
    nothing: {
      what: 'nic nie przyszło w ciągu minuty',
      cause: 'niepodłączony przewód albo zły pin',
      next: 'Sprawdź przewód aż do zacisku, potem powtórz.',
    },
    crossed: {
      what: 'odezwało się inne urządzenie',
      cause: 'zamienione przewody albo strony czytników',
      next: 'Zamień przewody albo nazwy w pliku ustawień.',
    },
    stays: {
      what: 'nie wróciło do spoczynku',
      cause: 'zacięty styk albo za daleko ustawiony magnes',
      next: 'Popraw styk lub magnes i powtórz.',
    },
    bitErrors: {
      what: 'ramka z błędnymi bitami albo dwa różne odczyty jednej karty',
      cause: 'zamienione D0 i D1, za długi przewód, brak masy albo karta zabrana za wcześnie',
      next: 'Sprawdź D0, D1 i masę, użyj ekranowanego przewodu, powtórz tą samą kartą.',
    },
    refused: {
      what: 'przekaźnik odmówił',
      cause: 'sterownik nie jest podłączony',
      next: 'Sprawdź kabel do sterownika i jego zasilanie.',
    },
    noClick: {
      what: 'sterownik nie potwierdził zadziałania',
      cause: 'zły pin przekaźnika albo zerwane połączenie',
      next: 'Porównaj pin z plikiem ustawień.',
    },
    endedEarly: {
      what: 'impuls skończył się za wcześnie',
      cause: 'spadek napięcia, gdy zamek pobiera prąd',
      next: 'Daj zamkowi własny zasilacz i diodę przy cewce.',
    },
    endedLate: {
      what: 'impuls nie skończył się na czas',
      cause: 'przekaźnik nie odmierza czasu sam albo gubi się łączność',
      next: 'Nie uruchamiaj tych drzwi. Sprawdź oprogramowanie sterownika.',
    },
    noLock: {
      what: 'przekaźnik zadziałał, zamek nie',
      cause: 'przewód do zamka, jego zasilanie albo styk NO/NC przekaźnika',
      next: 'Zmierz napięcie na zamku podczas impulsu.',
    },
  },
  status: { waiting: 'czeka', ok: 'dobrze', failed: 'źle' },
  kept: 'dobrze już wcześniej',
  begin: '[Enter] zacznij, p: pomiń, k: koniec',
  again: '[Enter] powtórz, p: pomiń, k: koniec',
  lockOpened: 'Czy zamek się otworzył? [t/n]',
  yesLetters: 'tTyY',
  left: 'Przerwane. Zielone wyniki są ważne przez dobę.',
  passed: 'Wszystko działa.',
  notPassed: 'Nie wszystko działa: tych drzwi nie wolno jeszcze uruchomić.',
  written: 'Protokół:',
  cause: 'Zwykle:',
  next: 'Teraz:',
  reads: 'odczyty',
  badFrames: 'błędne ramki',
  decimalSign: ',',
  quiet: 'cisza',
  pulse: 'impuls',
  edges: 'zmiany stanu',
  door: 'Drzwi',
  box: 'Skrzynka',
  site: 'Obiekt',
  program: 'Program',
  firmware: 'Oprogramowanie płytki',
  driver: 'Sterownik',
  date: 'Data',
  what: 'Co',
  place: 'Gdzie',
  result: 'Wynik',
  measured: 'Zmierzono',
  installer: 'Instalator (data, podpis)',
  school: 'Za szkołę (data, podpis)',
  signed: 'Plik JSON tego protokołu podpisała skrzynka. Podpis sprawdza:',
};

const uk: Words = {
  title: 'Перевірка дверей після монтажу',
  intro:
    'Під час перевірки програма цих дверей стоїть: ні картка, ні кнопка виходу їх не відчинить. Хтось має стояти поруч.',
  kinds: {
    ground: 'Тиша на проводах',
    bits: 'Зчитувач',
    contact: 'Датчик стулки',
    exit: 'Кнопка виходу',
    handle: 'Контакт ручки',
    fire: 'Пожежний вхід',
    housing: 'Датчик корпусу',
    relay: 'Реле замка',
  },
  doThis: {
    ground: 'Протягом 5 секунд нічого не торкайтеся.',
    bits: 'Прикладіть ту саму картку 5 разів, щоразу забираючи її.',
    contact: 'Відчиніть двері, потім зачиніть.',
    exit: 'Натисніть кнопку виходу й відпустіть.',
    handle: 'Натисніть ручку зсередини й відпустіть, не відчиняючи дверей.',
    fire: 'Увімкніть пожежний вхід на пульті й поверніть його.',
    housing: 'Відкрийте корпус контролера, потім закрийте.',
    relay: 'Реле спрацює на секунду. Слухайте й дивіться на замок.',
  },
  failures: {
    noise: {
      what: 'щось відгукнулося, хоча ніхто нічого не торкався',
      cause: 'немає спільної землі або провід поруч із живленням замка',
      next: 'Зʼєднайте землю зчитувача з контролером, відсуньте проводи від живлення, повторіть.',
    },
    silent: {
      what: 'пристрій не відповідає',
      cause: 'немає живлення, не той контакт або обірваний провід',
      next: 'Виміряйте напругу на клемах і порівняйте контакти з файлом налаштувань.',
    },
    notAtRest: {
      what: 'вхід активний, хоча має бути у спокої',
      cause: 'контакт NO замість NC або відчинені двері',
      next: 'Зачиніть двері; якщо не допоможе, змініть стан спокою в налаштуваннях (…Rests).',
    },
    nothing: {
      what: 'за хвилину нічого не надійшло',
      cause: 'непідʼєднаний провід або не той контакт',
      next: 'Перевірте провід до клеми й повторіть.',
    },
    crossed: {
      what: 'відгукнувся інший пристрій',
      cause: 'переплутані проводи або сторони зчитувачів',
      next: 'Поміняйте проводи або назви у файлі налаштувань.',
    },
    stays: {
      what: 'не повернулося у спокій',
      cause: 'заклинений контакт або задалекий магніт',
      next: 'Поправте контакт чи магніт і повторіть.',
    },
    bitErrors: {
      what: 'кадр із помилковими бітами або два різні зчитування однієї картки',
      cause: 'переплутані D0 і D1, задовгий провід, немає землі або картку забрано зарано',
      next: 'Перевірте D0, D1 і землю, візьміть екранований провід, повторіть тією ж карткою.',
    },
    refused: {
      what: 'реле відмовило',
      cause: 'контролер не підʼєднано',
      next: 'Перевірте кабель контролера та його живлення.',
    },
    noClick: {
      what: 'контролер не підтвердив спрацювання',
      cause: 'не той контакт реле або обірване зʼєднання',
      next: 'Порівняйте контакт із файлом налаштувань.',
    },
    endedEarly: {
      what: 'імпульс закінчився зарано',
      cause: 'падіння напруги, коли замок бере струм',
      next: 'Дайте замку власне живлення та діод біля котушки.',
    },
    endedLate: {
      what: 'імпульс не закінчився вчасно',
      cause: 'реле не відмірює час саме або губиться звʼязок',
      next: 'Не запускайте ці двері. Перевірте програму контролера.',
    },
    noLock: {
      what: 'реле спрацювало, замок ні',
      cause: 'провід до замка, його живлення або контакт NO/NC реле',
      next: 'Виміряйте напругу на замку під час імпульсу.',
    },
  },
  status: { waiting: 'чекає', ok: 'добре', failed: 'погано' },
  kept: 'добре вже раніше',
  begin: '[Enter] почати, p: пропустити, k: кінець',
  again: '[Enter] повторити, p: пропустити, k: кінець',
  lockOpened: 'Чи відчинився замок? [t/n]',
  yesLetters: 'tTyYтТ',
  left: 'Перервано. Зелені результати чинні добу.',
  passed: 'Усе працює.',
  notPassed: 'Не все працює: ці двері ще не можна запускати.',
  written: 'Протокол:',
  cause: 'Зазвичай:',
  next: 'Тепер:',
  reads: 'зчитування',
  badFrames: 'помилкові кадри',
  decimalSign: ',',
  quiet: 'тиша',
  pulse: 'імпульс',
  edges: 'зміни стану',
  door: 'Двері',
  box: 'Блок',
  site: 'Обʼєкт',
  program: 'Програма',
  firmware: 'Програма плати',
  driver: 'Драйвер',
  date: 'Дата',
  what: 'Що',
  place: 'Де',
  result: 'Результат',
  measured: 'Виміряно',
  installer: 'Монтажник (дата, підпис)',
  school: 'За школу (дата, підпис)',
  signed: 'Файл JSON цього протоколу підписав блок. Підпис перевіряє:',
};

const en: Words = {
  title: 'Door test after installation',
  intro:
    'While the test runs, nobody serves this door: neither card nor exit button opens it. Somebody must stand beside it.',
  kinds: {
    ground: 'Quiet wires',
    bits: 'Reader',
    contact: 'Contact of the leaf',
    exit: 'Exit button',
    handle: 'Handle contact',
    fire: 'Fire input',
    housing: 'Housing contact',
    relay: 'Relay of the lock',
  },
  doThis: {
    ground: 'Touch nothing for 5 seconds.',
    bits: 'Present the same card 5 times, taking it away each time.',
    contact: 'Open the door, then shut it.',
    exit: 'Press the exit button and let it go.',
    handle: 'Press the handle inside and let it go, without opening the door.',
    fire: 'Trigger the fire input at its panel, then reset it.',
    housing: 'Open the housing of the controller, then shut it.',
    relay: 'The relay will pull for a second. Listen, and watch the lock.',
  },
  failures: {
    noise: {
      what: 'something spoke although nobody touched anything',
      cause: 'no common ground, or a wire beside the supply of the lock',
      next: 'Join the ground of reader and controller, lay the wires away from the supply, try again.',
    },
    silent: {
      what: 'the device does not answer',
      cause: 'no supply, the wrong pin or a broken wire',
      next: 'Measure the voltage at the clamps and compare the pins with the config.',
    },
    notAtRest: {
      what: 'the input is active although it should rest',
      cause: 'a contact that is NO in place of NC, or an open door',
      next: 'Shut the door; if that does not help, change the rest state in the config (…Rests).',
    },
    nothing: {
      what: 'nothing came within a minute',
      cause: 'a wire that is not connected, or the wrong pin',
      next: 'Follow the wire to its clamp, then try again.',
    },
    crossed: {
      what: 'another device spoke',
      cause: 'swapped wires or sides of the readers',
      next: 'Swap the wires, or the names in the config.',
    },
    stays: {
      what: 'it did not come back to rest',
      cause: 'a stuck contact, or a magnet too far away',
      next: 'Mend the contact or the magnet and try again.',
    },
    bitErrors: {
      what: 'a frame with wrong bits, or two different reads of one card',
      cause: 'D0 and D1 swapped, a wire too long, no ground, or a card taken away too early',
      next: 'Check D0, D1 and ground, use a shielded wire, try again with the same card.',
    },
    refused: {
      what: 'the relay refused',
      cause: 'the controller is not connected',
      next: 'Check the cable of the controller and its supply.',
    },
    noClick: {
      what: 'the controller did not confirm that it pulled',
      cause: 'the wrong pin of the relay, or a lost connection',
      next: 'Compare the pin with the config.',
    },
    endedEarly: {
      what: 'the pulse ended too early',
      cause: 'the voltage drops when the lock draws its current',
      next: 'Give the lock a supply of its own and a diode at its coil.',
    },
    endedLate: {
      what: 'the pulse did not end in time',
      cause: 'the relay does not time itself, or the line loses words',
      next: 'Do not take this door into use. Check the firmware of the controller.',
    },
    noLock: {
      what: 'the relay pulled, the lock did not',
      cause: 'the wire to the lock, its supply, or NO/NC of the relay',
      next: 'Measure the voltage at the lock during the pulse.',
    },
  },
  status: { waiting: 'waiting', ok: 'ok', failed: 'failed' },
  kept: 'ok from before',
  begin: '[Enter] begin, p: pass over, k: end',
  again: '[Enter] again, p: pass over, k: end',
  lockOpened: 'Did the lock open? [y/n]',
  yesLetters: 'yYtT',
  left: 'Left. What is green stays so for a day.',
  passed: 'Everything works.',
  notPassed: 'Not everything works: this door may not be taken into use yet.',
  written: 'Sheet:',
  cause: 'Usually:',
  next: 'Now:',
  reads: 'reads',
  badFrames: 'bad frames',
  decimalSign: '.',
  quiet: 'quiet',
  pulse: 'pulse',
  edges: 'changes',
  door: 'Door',
  box: 'Box',
  site: 'Site',
  program: 'Program',
  firmware: 'Firmware of the board',
  driver: 'Driver',
  date: 'Date',
  what: 'What',
  place: 'Where',
  result: 'Result',
  measured: 'Measured',
  installer: 'Installer (date, signature)',
  school: 'For the school (date, signature)',
  signed: 'The box signed the JSON file of this sheet. The signature is checked by:',
};

export const WORDS: Readonly<Record<Language, Words>> = { pl, uk, en };
