import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { sortKey } from '../../kernel/text/polish.ts';
import { whenUnused } from '../when-unused.ts';
import { addUnits } from './api.ts';
import { Unit, UnitBody, UnitChange, UnitParams } from './schema.ts';
import { unitRows } from './store.ts';

export const unitRoutes = [
  route({
    method: 'GET',
    path: '/units',
    summary: 'Units of the school complex in the order of the Polish alphabet.',
    access: { permission: 'unit.read' },
    schemas: { reply: List(Unit) },
    handler: async ({ read }) => ({ items: await read(unitRows) }),
  }),
  route({
    method: 'POST',
    path: '/units',
    summary: 'A new unit of the school complex.',
    access: { permission: 'unit.write' },
    schemas: { body: UnitBody, reply: Unit },
    handler: ({ change, body }) =>
      change({ action: 'unit.add', subject: { kind: 'unit' } }, async (tx) => {
        const unitId = tx.newId<'UnitId'>();
        const added = { unitId, name: body.name.trim(), shortName: body.shortName.trim() };
        await addUnits(tx, [added]);
        return { ...added, version: 1 };
      }),
  }),
  route({
    method: 'PUT',
    path: '/units/:unitId',
    summary: 'Another name of a unit.',
    access: { permission: 'unit.write' },
    schemas: { params: UnitParams, body: UnitChange, reply: Unit },
    handler: ({ change, params, body }) =>
      change(
        { action: 'unit.change', subject: { kind: 'unit', id: params.unitId } },
        async (tx) => {
          const name = body.name.trim();
          const shortName = body.shortName.trim();
          const after = await tx.update(
            'school_unit',
            params.unitId,
            { name, short_name: shortName, sort_key: sortKey(name) },
            { expectVersion: body.version },
          );
          tx.announce('school.changed', {});
          return { ...params, name, shortName, version: after.version };
        },
      ),
  }),
  route({
    method: 'DELETE',
    path: '/units/:unitId',
    summary: 'Takes a unit away that no class belongs to.',
    access: { permission: 'unit.write' },
    schemas: { params: UnitParams },
    handler: ({ change, params }) =>
      whenUnused(
        'units.in_use',
        change(
          { action: 'unit.remove', subject: { kind: 'unit', id: params.unitId } },
          async (tx) => {
            await tx.remove('school_unit', params.unitId);
            tx.announce('school.changed', {});
          },
        ),
      ),
  }),
];
