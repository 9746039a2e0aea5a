import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { Printer, type PrinterOptions, type PrintOrder } from './printer.ts';
import { printTemplate } from './template.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-print-'));

const orderOf = (name: string, source: string, data: unknown = {}): PrintOrder => {
  writeFileSync(join(folder, `${name}.typ`), source);
  return {
    template: printTemplate(name, pathToFileURL(join(folder, 'any.ts')).href),
    title: 'Próba druku',
    author: 'Żaneta Ćwik',
    atUtc: Date.UTC(2026, 11, 1, 7, 5),
    zone: 'Europe/Warsaw',
    data,
  };
};

const withPrinter = async (
  options: PrinterOptions,
  act: (printer: Printer) => Promise<void>,
): Promise<void> => {
  const printer = new Printer({ showsFaults: true, ...options });
  try {
    await act(printer);
  } finally {
    await printer.stop();
  }
};

const HEAD = '#import "/frame.typ": data, frame\n#show: frame\n';

t.test('a print is a PDF/A with its fonts inside; data are inert', async (t) => {
  const order = orderOf('letters', `${HEAD}#data.name\n#pagebreak()\nZażółć gęślą jaźń`, {
    name: 'Łucja #panic("run") Żak',
  });
  await withPrinter({}, async (printer) => {
    const { pdf, pages } = await printer.print(order);
    t.equal(pages, 2);
    const text = pdf.toString('latin1');
    t.match(text, /^%PDF-1\.7/);
    t.match(text, /pdfaid:part>2</, 'says that it is PDF/A-2');
    t.match(text, /pdfaid:conformance>B</);
    t.match(text, /LibertinusSerif/, 'the font is in the file');
    t.match(text, /xmp:CreateDate>2026-12-01T08:05/, 'dated by the school clock, in the zone');
    t.match(pdf.toString('utf8'), /Żaneta Ćwik/, 'and signed');
  });
});

t.test('a template reaches neither files nor the network', async (t) => {
  await withPrinter({}, async (printer) => {
    await t.rejects(printer.print(orderOf('files', '#read("/etc/passwd")')), {
      code: 'kernel.bug',
    });
    await t.rejects(
      printer.print(orderOf('packages', '#import "@preview/cetz:0.3.0"')),
      /imports a package/,
    );
    const unknownFont = printer.print(orderOf('fonts', '#text(font: "Nobody Has This")[a]'));
    const refusal: unknown = await unknownFont.catch((error: unknown) => error);
    t.match(refusal, { code: 'kernel.bug', details: { faults: [/unknown font/] } });
    const { pages } = await printer.print(orderOf('after', `${HEAD}a`));
    t.equal(pages, 1, 'and the next one prints');
  });
});

t.test('a template that never ends is stopped, and the next one prints', async (t) => {
  const endless = '#for i in range(200000) { for j in range(200000) { let x = i * j } }';
  await withPrinter({ limitMs: 5_000 }, async (printer) => {
    const [stopped, next] = await Promise.allSettled([
      printer.print(orderOf('endless', endless)),
      printer.print(orderOf('next', `${HEAD}a`)),
    ]);
    t.match(stopped, { status: 'rejected', reason: { code: 'kernel.print_timeout' } });
    t.match(next, { status: 'fulfilled', value: { pages: 1 } });
  });
});

t.test('too many orders are refused, and an end gives up what waits', async (t) => {
  await withPrinter({ mostWaiting: 1 }, async (printer) => {
    const first = printer.print(orderOf('first', `${HEAD}a`));
    await t.rejects(printer.print(orderOf('second', `${HEAD}a`)), { code: 'kernel.print_busy' });
    await first;
    const waiting = printer.print(orderOf('third', `${HEAD}a`));
    const given = t.rejects(waiting, { code: 'kernel.stopping' });
    await printer.stop();
    await given;
    await t.rejects(printer.print(orderOf('fourth', 'a')), { code: 'kernel.stopping' });
  });
});
