import { hash } from '@node-rs/argon2';
import { CARD, NOW, newId, OTHER_CARD, SCHOOL, SITE } from './event-fixture.ts';

export const CARETAKER = '00000000-0000-7000-8000-0000000000c1';
export const DUTY = '00000000-0000-7000-8000-0000000000c2';
export const CARETAKER_PIN = '314159';
export const DUTY_PIN = '271828';

/** argon2id, 19 MiB, 2 passes, 1 lane: as the core makes them. */
const pinHash = (pin: string): Promise<string> =>
  hash(pin, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

const person = (firstName: string, lastName: string, className: string, cardId?: string) => ({
  personId: newId(),
  firstName,
  lastName,
  searchKey: '',
  kind: 'student',
  className,
  cards: cardId === undefined ? [] : [{ cardId, state: 'active' }],
});

/** A directory of this site: three people whose names differ by Polish letters, two operators, thirty who are called the same. */
export const directoryBody = async (
  version: number,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> => ({
  v: 1,
  schoolId: SCHOOL,
  siteId: SITE,
  version,
  issuedAtUtc: NOW,
  schoolName: 'Szkoła Podstawowa nr 1 w Łodzi',
  options: {
    grantedTapCountsAsEntry: false,
    meetingEntries: false,
    forgottenNoteAt: 3,
    visitorDays: 30,
  },
  people: [
    person('Łucja', 'Żak', '4a', CARD),
    person('Lucja', 'Zak', '5b', OTHER_CARD),
    person('Jan', 'Łoś-Ćwik', '8c'),
    ...Array.from({ length: 30 }, (_, index) => person(`Anna${index}`, 'Nowak', '1a')),
  ],
  operators: [
    {
      accountId: CARETAKER,
      name: 'Pan Woźny',
      role: 'caretaker',
      mayBlock: true,
      mayKeepBooks: false,
      mayLockDown: true,
      pinHash: await pinHash(CARETAKER_PIN),
    },
    {
      accountId: DUTY,
      name: 'Pani Dyżurna',
      role: 'dutyStaff',
      mayBlock: false,
      mayKeepBooks: true,
      mayLockDown: true,
      pinHash: await pinHash(DUTY_PIN),
    },
  ],
  ...fields,
});
