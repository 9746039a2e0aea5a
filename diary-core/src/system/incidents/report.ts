import { momentText } from '../../kernel/print/moment-text.ts';
import type { IncidentReply } from './schema.ts';

/** What the printed report says, in Polish: it goes to the provider and into the files of the school. */
const KIND_WORDS: Readonly<Record<IncidentReply['kind'], string>> = {
  foreignLogin: 'logowanie obcej osoby na konto',
  lostPassword: 'ujawnione lub utracone hasło',
  lostDevice: 'zgubione lub skradzione urządzenie',
  dataSeen: 'dane zobaczyła osoba nieuprawniona',
  dataSent: 'dane wysłano niewłaściwej osobie',
  dataLost: 'dane utracono lub zniszczono',
  forcedDoor: 'wejście na siłę lub obejście drzwi',
  other: 'inne naruszenie',
};
const DECISION_WORDS = {
  block: 'dostęp zablokowano',
  evidence: 'dostęp pozostawiono, żeby zebrać dowody; danych z tego czasu nikt nie usuwa',
} as const;

const moment = (utcMs: number | null, zone: string): string | null =>
  utcMs === null ? null : momentText(utcMs, zone);

/** Plain values for the template. */
export const reportData = (
  incident: IncidentReply,
  { school, zone }: { readonly school: string; readonly zone: string },
) => ({
  school,
  title: `Zgłoszenie naruszenia bezpieczeństwa nr ${incident.number}`,
  rows: [
    ['Rodzaj', KIND_WORDS[incident.kind]],
    ['Kiedy się stało', moment(incident.happenedAtUtc, zone)],
    ['Kiedy zauważono', moment(incident.noticedAtUtc, zone)],
    ['Czyj dostęp', incident.account?.name ?? 'nie dotyczy jednego konta'],
    ['Zgłosił(a)', incident.reportedByName],
    [
      'Decyzja',
      incident.decision === null ? 'jeszcze nie podjęto' : DECISION_WORDS[incident.decision],
    ],
    ['Uzasadnienie', incident.decisionNote],
    ['Zdecydował(a)', incident.decidedByName],
    ['Kiedy zdecydowano', moment(incident.decidedAtUtc, zone)],
    ['Zawiadomiono dostawcę', moment(incident.providerToldAtUtc, zone)],
    ['Termin zgłoszenia do PUODO (72 godziny)', moment(incident.authorityDeadlineUtc, zone)],
    ['Zgłoszono do PUODO', moment(incident.authorityToldAtUtc, zone)],
    ['Zawiadomiono osoby', moment(incident.personsToldAtUtc, zone)],
    ['Zamknięto', moment(incident.closedAtUtc, zone)],
  ].map(([name, value]) => [name, value ?? '–']),
  texts: [
    ['Co się stało', incident.what],
    ['Możliwe skutki', incident.effects],
    ['Podjęte środki', incident.measures],
    ['Zakończenie', incident.closingNote],
  ].filter(([, text]) => text !== null),
});
