import { liveWeek } from './week.ts';

/** 1,200 passages a day: 600 pupils come and go. */
const SIZE = { classesPerGrade: 4, pupilsPerClass: 26, passagesPerDay: 1200, paceMs: 20 } as const;

const row = (cells: readonly (string | number)[]): string =>
  `${String(cells[0]).padEnd(12)}${cells
    .slice(1, 4)
    .map((cell) => String(cell).padStart(10))
    .join('')}   ${cells[4] ?? ''}\n`;

const began = performance.now();
try {
  const say = (line: string) => process.stderr.write(`  ${line}\n`);
  const report = await liveWeek(SIZE, say);
  const minutes = (performance.now() - began) / 60_000;
  const { books, findings } = report;
  process.stdout.write(row(['day', 'taps', 'refused', 'waiting', '']));
  for (const { date, taps, refused, waiting, notes } of report.days)
    process.stdout.write(row([date, taps, refused, waiting, notes]));
  const lines = {
    'events in the core': report.events,
    'passages among them': report.passages,
    'seconds from the link’s return to the last event': report.catchUpSeconds.toFixed(1),
    'rows whose content retention cleared meanwhile': books.erased,
    'certificates, two a door': books.certificates,
    'notes of a stale roster': books.staleNotes,
    'answers to the blocked card': report.blockedAnswers.join(', '),
    'its state in the core': report.cardState,
    'doors that have not confirmed': report.unconfirmedDoors,
    'late lines of the guardian’s page': report.late,
    'lines that should be late and are not, or are and should not':
      report.lateMissing + report.lateWrong,
    minutes: minutes.toFixed(1),
    'findings of the witness': findings.length,
  };
  for (const [name, value] of Object.entries(lines))
    process.stdout.write(`${name.padEnd(62)} ${value}\n`);
  for (const finding of findings.slice(0, 50))
    process.stdout.write(`  ${finding.fault} at ${finding.place}: ${finding.what}\n`);
  process.exit(findings.length === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
