/** The repository, seen from the sources and from the bundles alike. */
export const root = new URL('../..', import.meta.url).pathname.replace(/dist\/$/, '');
