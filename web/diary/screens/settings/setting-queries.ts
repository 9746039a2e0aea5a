import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type SettingsReply = ReplyOf<'/api/v1/school/settings'>;
export type SchoolSettings = SettingsReply['settings'];
export type SettingKey = keyof SchoolSettings;
export type SettingValue = SchoolSettings[SettingKey];

export const settingsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.settings, schoolId],
    queryFn: () => dataOf(client.GET('/api/v1/school/settings', { headers: inSchool(schoolId) })),
  });

/** All settings at once, as the server takes them; `version` is that of the last reading. */
export const putSettings = (
  { client }: Core,
  schoolId: string,
  body: Pick<SettingsReply, 'settings' | 'version'>,
): Promise<SettingsReply> =>
  dataOf(client.PUT('/api/v1/school/settings', { headers: inSchool(schoolId), body }));

/** Whether two values of a setting say the same; hours are lists. */
export const isSameValue = (one: SettingValue, other: SettingValue): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
