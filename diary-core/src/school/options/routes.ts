import { List } from '@furtka/core-contract/api';
import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { isValueOf, type SchoolOption } from '../../kernel/options/option.ts';
import { OptionBody, OptionParams, OptionReply } from './schema.ts';
import { type OptionRow, optionRows } from './store.ts';
import { setOption } from './use-cases.ts';

const shapeOf = (option: SchoolOption) => ({
  key: option.key,
  group: option.group,
  source: option.source,
  kind: option.kind,
  values: option.kind === 'choice' ? [...option.values] : [],
  ...(option.kind === 'integer' ? { least: option.least, most: option.most } : {}),
  default: option.default,
  isCouncilMatter: option.isCouncilMatter === true,
  comesLater: option.comesLater === true,
});

const replyOf = (option: SchoolOption, row: OptionRow | undefined): Static<typeof OptionReply> => ({
  ...shapeOf(option),
  value: isValueOf(option, row?.value_json) ? row.value_json : option.default,
  minutes: row?.minutes ?? null,
  setAtUtc: row?.set_at_utc ?? null,
  setByName: row?.set_by_name ?? null,
  version: row?.version ?? 0,
});

const repliesOf = async (read: SchoolRead, options: readonly SchoolOption[]) => {
  const rows = new Map((await optionRows(read)).map((row) => [row.key, row]));
  return options.map((option) => replyOf(option, rows.get(option.key)));
};

export const optionRoutes = [
  route({
    method: 'GET',
    path: '/school/options',
    summary: 'Everything the school may decide for itself, with what it decided.',
    access: { permission: 'schoolOption.read' },
    schemas: { reply: List(OptionReply) },
    handler: async ({ read, services }) => ({
      items: await read((r) => repliesOf(r, services.options)),
    }),
  }),
  route({
    method: 'PUT',
    path: '/school/options/:key',
    summary: 'Another value of one option; the version is that of the last reading.',
    access: { permission: 'schoolOption.write', stepUp: true },
    schemas: { params: OptionParams, body: OptionBody, reply: OptionReply },
    handler: async ({ change, services, params, body, actor }) => {
      const option = services.options.find((each) => each.key === params.key);
      if (option === undefined)
        throw new AppError('not_found', 'kernel.not_found', { noun: 'schoolOption' });
      const stamp = { name: actor.name, atUtc: services.clocks.system.nowMs() };
      const subject = { kind: 'schoolOption', id: option.key };
      return change({ action: 'schoolOption.set', subject }, async (tx) => {
        await setOption(tx, option, body, stamp);
        const [reply] = await repliesOf(tx, [option]);
        if (reply === undefined) throw new AppError('bug', 'kernel.bug', { option: option.key });
        return reply;
      });
    },
  }),
];
