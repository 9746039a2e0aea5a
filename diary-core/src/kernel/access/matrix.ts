import { ROLES, type Role } from '@furtka/core-contract/roles';
import { makeCatalogue } from '../db/catalogue.ts';
import { KERNEL_TABLES } from '../db/kernel-tables.ts';
import { globalTables } from '../db/schema-lint.ts';
import type { Feature } from '../feature.ts';
import type { Access, Route } from '../http/route.ts';
import type { Grant } from './grants.ts';

/** One letter or word per grant, so that the table stays narrow. */
const SHORT: Record<Grant, string> = {
  none: '-',
  own: 'own',
  ownChildren: 'children',
  ownLessons: 'lessons',
  ownClass: 'class',
  school: 'school',
};

const accessText = (access: Access): string => {
  if ('public' in access) return `PUBLIC: ${access.public}`;
  const proof = access.stepUp === true ? ' (asks for a fresh proof of who it is)' : '';
  if ('permission' in access)
    return access.permission + (access.auditRead === true ? ' (reading is audited)' : '') + proof;
  return `all memberships: ${access.allMemberships}${proof}`;
};

const routeLine = (route: Route): string =>
  `${route.method.padEnd(6)} ${route.path}  ${accessText(route.access)}`;

/** Who may do what, as one text that a head teacher can sign: permissions by role, then routes with the right each needs. */
export const matrixText = (features: readonly Feature[]): string => {
  const lines: string[] = ['# Permissions', ''];
  for (const feature of features)
    for (const [permission, row] of Object.entries(feature.permissions ?? {})) {
      lines.push(`${permission}  (${feature.name})`);
      for (const role of ROLES)
        if (row[role] !== 'none') lines.push(`  ${role.padEnd(18)}${SHORT[row[role]]}`);
    }
  lines.push('', '# Routes below /api/v1', '');
  for (const feature of features) lines.push(...(feature.routes ?? []).map(routeLine));
  lines.push('', '# Tables that belong to no school', '');
  const tables = features.flatMap((feature) => feature.tables ?? []);
  const catalogue = makeCatalogue([...KERNEL_TABLES, ...tables], []);
  for (const [table, reason] of globalTables(catalogue)) lines.push(`${table}  ${reason}`);
  return `${lines.join('\n')}\n`;
};

/** Words of the catalogue: a permission, a role, how far a grant reaches. */
export interface MatrixWords {
  readonly permission: (permission: string) => string;
  readonly role: (role: Role) => string;
  readonly grant: (grant: Grant) => string;
}

/** The same as a page that a director reads: one sentence a line, roles with how far each reaches. */
export const matrixPage = (features: readonly Feature[], words: MatrixWords): string => {
  const lines: string[] = [];
  for (const feature of features) {
    const rows = Object.entries(feature.permissions ?? {});
    if (rows.length === 0) continue;
    lines.push('', `## ${feature.name}`, '', '| Uprawnienie | Kto i jak szeroko |', '|---|---|');
    for (const [permission, row] of rows) {
      const holders = ROLES.filter((role) => row[role] !== 'none').map(
        (role) => `${words.role(role)} (${words.grant(row[role])})`,
      );
      lines.push(`| ${words.permission(permission)} | ${holders.join(', ') || 'nikt'} |`);
    }
  }
  return `${lines.join('\n').trimStart()}\n`;
};
