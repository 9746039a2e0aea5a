import type { TestSheet } from './sheet.ts';
import { type Language, WORDS, type Words } from './words.table.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const seconds = ({ decimalSign }: Words, ms: number): string =>
  (ms / 1000).toFixed(2).replace('.', decimalSign);

/** What was measured, in words: `5 reads, 0 bad frames`. */
export const figuresInWords = (words: Words, figures: TestSheet['steps'][number]['figures']) => {
  const { quietMs, reads, badFrames, edges, pulseMs } = figures;
  return [
    quietMs === undefined ? undefined : `${words.quiet}: ${seconds(words, quietMs)} s`,
    reads === undefined ? undefined : `${words.reads}: ${reads}`,
    badFrames === undefined ? undefined : `${words.badFrames}: ${badFrames}`,
    edges === undefined ? undefined : `${words.edges}: ${edges}`,
    pulseMs === undefined ? undefined : `${words.pulse}: ${seconds(words, pulseMs)} s`,
  ]
    .filter((text) => text !== undefined)
    .join(', ');
};

const momentIn = (zone: string, language: Language) => (atUtc: number) =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(atUtc);

/** State by word and shape, never by colour alone. */
const SHAPES = { waiting: '○', ok: '✓', failed: '✗' } as const;

const STYLE = `
@page { size: A4; margin: 14mm 18mm }
@media screen { main { padding: 8mm 4mm } }
body { font: 10pt/1.35 system-ui, "DejaVu Sans", sans-serif; max-width: 174mm; margin: 0 auto; color: #111; background: #fff }
h1 { font-size: 16pt; margin: 0 0 4mm }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 6mm; margin: 0 0 4mm }
dt { color: #444 } dd { margin: 0; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse } tr { break-inside: avoid }
th, td { text-align: start; vertical-align: top; padding: 1mm 3mm 1mm 0; border-bottom: .3mm solid #888 }
td p { margin: 0 } .place, .measured { white-space: nowrap } .place span { display: block }
.end { break-inside: avoid } .verdict { font-weight: 700; font-size: 13pt; margin: 5mm 0 }
.lines { display: grid; grid-template-columns: 1fr 1fr; gap: 14mm; margin-top: 16mm }
.lines p { border-top: .3mm solid #111; padding-top: 1.5mm; margin: 0 }
.proof { margin-top: 5mm; font-size: 9pt } code { overflow-wrap: anywhere }`;

const rowOf = (
  words: Words,
  moment: (atUtc: number) => string,
  step: TestSheet['steps'][number],
) => {
  const { kind, deviceId, wiring, status, atUtc, failure, seenAt = '', figures } = step;
  const place = [deviceId, wiring]
    .filter((text) => text !== '')
    .map((text) => `<span>${escaped(text)}</span>`)
    .join('');
  const told = failure === undefined ? undefined : words.failures[failure];
  const at = seenAt === '' || seenAt === deviceId ? '' : ` (${seenAt})`;
  const fault =
    told === undefined
      ? ''
      : `<p>${escaped(`${told.what}${at}`)}</p><p>${escaped(`${words.cause} ${told.cause}.`)}</p><p>${escaped(`${words.next} ${told.next}`)}</p>`;
  const when = atUtc === undefined ? '' : `<p>${escaped(moment(atUtc))}</p>`;
  const measured = figuresInWords(words, figures)
    .split(', ')
    .map((text) => `<p>${escaped(text)}</p>`)
    .join('');
  return `<tr><th scope="row">${escaped(words.kinds[kind])}</th><td class="place">${place}</td><td><p>${SHAPES[status]} ${escaped(words.status[status])}</p>${fault}</td><td class="measured">${measured}${when}</td></tr>`;
};

/** The sheet on A4, for two signatures. It stands alone: no script, nothing from elsewhere. */
export const sheetHtml = (sheet: TestSheet, language: Language): string => {
  const words = WORDS[language];
  const moment = momentIn(sheet.zone, language);
  const facts: readonly (readonly [string, string])[] = [
    [words.door, [sheet.doorName, sheet.doorId].filter((text) => text !== '').join(', ')],
    [words.box, sheet.agentId],
    [words.site, sheet.siteId],
    [words.date, moment(sheet.madeAtUtc)],
    [words.driver, sheet.driver],
    [words.program, sheet.program],
    ...(sheet.firmware === undefined ? [] : [[words.firmware, sheet.firmware] as const]),
  ];
  const heads = [words.what, words.place, words.result, words.measured];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(words.title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escaped(words.title)}</h1>
<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>${sheet.steps.map((step) => rowOf(words, moment, step)).join('\n')}</tbody></table>
<div class="end"><p class="verdict">${escaped(sheet.passed ? words.passed : words.notPassed)}</p>
<div class="lines"><p>${escaped(words.installer)}</p><p>${escaped(words.school)}</p></div>
<p class="proof">${escaped(words.signed)} <code>furtka agent verify-sheet --in FILE --ca FILE</code></p></div>
</main></body>
</html>
`;
};
