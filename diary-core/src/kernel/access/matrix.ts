import { ROLES } from '@furtka/core-contract/roles';
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
  const catalogue = makeCatalogue([
    ...KERNEL_TABLES,
    ...features.flatMap((feature) => feature.tables ?? []),
  ]);
  for (const [table, reason] of globalTables(catalogue)) lines.push(`${table}  ${reason}`);
  return `${lines.join('\n')}\n`;
};
