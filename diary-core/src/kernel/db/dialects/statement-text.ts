/** `?` → `$1`, `$2` …; text in quotes is left alone. Answers are kept, so that hot statements stay the same string. */
export const makeNumbered = (): ((sql: string) => string) => {
  const known = new Map<string, string>();
  return (sql) => {
    const seen = known.get(sql);
    if (seen !== undefined) return seen;
    let count = 0;
    const numbered = sql.replace(/'[^']*'|\?/g, (part) => {
      if (part !== '?') return part;
      count += 1;
      return `$${count}`;
    });
    if (known.size < 2000) known.set(sql, numbered);
    return numbered;
  };
};
