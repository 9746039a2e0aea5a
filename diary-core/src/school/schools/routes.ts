import type { SchoolRead } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import { DEFAULT_SETTINGS } from './domain.ts';
import { SchoolBody, SchoolReply, SettingsBody, SettingsReply } from './schema.ts';
import { schoolRecord, settingsOf, siteRows } from './store.ts';
import { changeSettings, renameSchool } from './use-cases.ts';

const schoolReply = async (read: SchoolRead) => {
  const school = await schoolRecord(read);
  return {
    schoolId: school.id,
    name: school.name,
    address: school.address,
    sites: await siteRows(read),
  };
};

export const schoolRoutes = [
  route({
    method: 'GET',
    path: '/school',
    summary: 'The school one works in, with its sites.',
    access: { permission: 'school.read' },
    schemas: { reply: SchoolReply },
    handler: ({ read }) => read(schoolReply),
  }),
  route({
    method: 'PUT',
    path: '/school',
    summary: 'Another name or address of the school.',
    access: { permission: 'school.write' },
    schemas: { body: SchoolBody, reply: SchoolReply },
    handler: ({ change, schoolId, body }) =>
      change({ action: 'school.rename', subject: { kind: 'school', id: schoolId } }, async (tx) => {
        await renameSchool(tx, body);
        return schoolReply(tx);
      }),
  }),
  route({
    method: 'GET',
    path: '/school/settings',
    summary: 'What the school has set for itself.',
    access: { permission: 'schoolSetting.read' },
    schemas: { reply: SettingsReply },
    handler: async ({ read }) => ({ ...(await read(settingsOf)), defaults: DEFAULT_SETTINGS }),
  }),
  route({
    method: 'PUT',
    path: '/school/settings',
    summary: 'All settings at once; the version is that of the last reading.',
    access: { permission: 'schoolSetting.write' },
    schemas: { body: SettingsBody, reply: SettingsReply },
    handler: ({ change, schoolId, body }) =>
      change(
        { action: 'school.settings', subject: { kind: 'schoolSetting', id: schoolId } },
        async (tx) => ({
          ...(await changeSettings(tx, body.settings, body.version)),
          defaults: DEFAULT_SETTINGS,
        }),
      ),
  }),
];
