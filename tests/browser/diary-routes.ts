import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/demo.ts';

export interface DiaryRoute {
  /** As in the router: `/pupil/$studentId`. */
  readonly path: string;
  /** Who may open it; `undefined`: everybody who is signed in. */
  readonly roles: readonly string[] | undefined;
}

/** Pages whose screen asks by itself who may see it, by the name of the list in `nav/readers.ts`. */
const OWN_GUARD: Readonly<Record<string, string>> = {
  '/cards': 'CARD_READERS',
  '/admin': 'DEVICE_KEEPERS',
  '/admin/backup': 'DEVICE_KEEPERS',
  '/admin/sign-in': 'DEVICE_KEEPERS',
  '/admin/devices': 'DEVICE_KEEPERS',
  '/admin/quarantine': 'DEVICE_KEEPERS',
  '/admin/history': 'REGISTER_READERS',
  '/doors': 'DOOR_PEOPLE',
};

/** Lists of roles that `nav/readers.ts` exports. */
const roleLists = (): ReadonlyMap<string, readonly string[]> => {
  const source = readFileSync(join(root, 'web/diary/nav/readers.ts'), 'utf8');
  const lists = new Map<string, readonly string[]>();
  for (const [, name = '', body = ''] of source.matchAll(
    /export const ([A-Z_]+)[^=]*= \[([^\]]*)\]/g,
  )) {
    const spread = [...body.matchAll(/\.\.\.([A-Z_]+)/g)].flatMap(
      ([, of = '']) => lists.get(of) ?? [],
    );
    lists.set(name, [...spread, ...[...body.matchAll(/'(\w+)'/g)].map(([, role = '']) => role)]);
  }
  return lists;
};

/** Every page inside the diary, as the sources of the router name it. Errors: a list of roles that is not found. */
export const diaryRoutes = (): readonly DiaryRoute[] => {
  const lists = roleLists();
  const folder = join(root, 'web/diary/routes');
  const source = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return source.split('createRoute({').flatMap((part): DiaryRoute[] => {
    if (!part.includes('getParentRoute: () => inside')) return [];
    const path = /path: '([^']+)'/.exec(part)?.[1];
    if (path === undefined) return [];
    const list = /<Guarded roles=\{([A-Z_]+)\}/.exec(part)?.[1] ?? OWN_GUARD[path];
    if (list === undefined) return [{ path, roles: undefined }];
    const roles = lists.get(list);
    if (roles === undefined) throw new Error(`${path}: no list ${list} in nav/readers.ts`);
    return [{ path, roles }];
  });
};
