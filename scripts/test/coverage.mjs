// Which requirement is shown by which test. Titles carry the ids; docs/coverage.md is written from a green run of all suites.

const ID =
  /\b(STRUCT|PUPIL|GRADE|CONDUCT|ATT|EARLY|GROUP|LESSON|PLAN|CURR|HOURS|EXTRA|IND|TRIP|SUBST|MSG|ANN|CAL|HW|BOARD|SURVEY|STAT|DIRECTOR|COUNSEL|CLUB|LEARN|MEET|LOCK|MIGR|AUDIT|ADMIN|EXPORT|ARCHIVE|PRINT|SECR|CERT|TIMETABLE|PRIV|OUTAGE|OPS|HELP|CARD|DOOR|GATE|PRES|HUB|ACCT|PERM)-\d{2}\b/g;

/** Ids in the square brackets of a text: `… [CARD-14, DOOR-10]`. */
export const idsIn = (text) =>
  [...text.matchAll(/\[([^\]\n]*)\]/g)].flatMap(([, inside]) => inside.match(ID) ?? []);

/** Titles in a source that carry more than three ids. */
export const overfullTitles = (source) =>
  [...source.matchAll(/(['"`])((?:(?!\1).)*\[[A-Z]+-\d{2}[^\]]*\](?:(?!\1).)*)\1/g)]
    .map(([, , title]) => title)
    .filter((title) => idsIn(title).length > 3);

/** Ids promised by the titles of a test file. */
export const idsPromised = (source) =>
  new Set(
    [...source.matchAll(/(['"`])((?:(?!\1).)*\[[A-Z]+-\d{2}[^\]]*\](?:(?!\1).)*)\1/g)].flatMap(
      ([, , title]) => idsIn(title),
    ),
  );

const engineOf = (titles) => {
  const text = titles.join(' ').toLowerCase();
  const found = [];
  if (/\bsqlite\b/.test(text)) found.push('SQLite');
  if (/\bpostgres(ql)?\b/.test(text)) found.push('PostgreSQL');
  return found;
};

/** Rows `{ id, path, title, engines }` of the tests that passed, sorted. */
export const coverageRows = (results) => {
  const rows = new Map();
  for (const { path, tests } of results)
    for (const { titles, ok, skipped } of tests) {
      if (!ok || skipped) continue;
      for (const title of titles)
        for (const id of idsIn(title)) {
          const plain = title.replace(/ *\((sqlite|postgres(ql)?)\)$/i, '');
          const key = `${id}\0${path}\0${plain}`;
          const row = rows.get(key) ?? { id, path, title: plain, engines: new Set() };
          for (const engine of engineOf(titles)) row.engines.add(engine);
          rows.set(key, row);
        }
    }
  const order = ({ id, path, title }) => `${id} ${path} ${title}`;
  return [...rows.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
};

/** The page. */
export const coveragePage = (rows) => {
  const ids = new Set(rows.map((row) => row.id));
  const lines = rows.map(
    ({ id, path, title, engines }) =>
      `| ${id} | ${path} | ${title.replaceAll('|', '\\|')} | ${[...engines].sort().join(', ') || '–'} |`,
  );
  return [
    '# Requirements shown by tests',
    '',
    'Written by `npm test` from a green run of all suites; do not edit. A test shows what its title says, on the public surface:',
    'HTTP, MQTT, screen, print or relay. An id that is not here is not claimed.',
    '',
    `${ids.size} requirements, ${rows.length} rows.`,
    '',
    '| id | test file | test | engines |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
};
