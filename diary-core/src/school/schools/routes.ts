import { List } from '@furtka/core-contract/api';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import {
  RoomReply,
  SchoolBody,
  SchoolReply,
  SettingsReply,
  Site,
  SiteBody,
  SiteParams,
} from './schema.ts';
import { roomRows, schoolRecord, settingsOf, siteRows } from './store.ts';
import { changeSettings, renameSchool, saveSite } from './use-cases.ts';

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
    handler: ({ read }) => read(settingsOf),
  }),
  route({
    method: 'PUT',
    path: '/school/settings',
    summary: 'All settings at once; the version is that of the last reading.',
    access: { permission: 'schoolSetting.write' },
    schemas: { body: SettingsReply, reply: SettingsReply },
    handler: ({ change, schoolId, body }) =>
      change(
        { action: 'school.settings', subject: { kind: 'schoolSetting', id: schoolId } },
        (tx) => changeSettings(tx, body.settings, body.version),
      ),
  }),
  route({
    method: 'POST',
    path: '/sites',
    summary: 'A new site.',
    access: { permission: 'school.write' },
    schemas: { body: SiteBody, reply: Site },
    handler: ({ change, body }) =>
      change({ action: 'site.add', subject: { kind: 'site' } }, (tx) => saveSite(tx, body)),
  }),
  route({
    method: 'PUT',
    path: '/sites/:siteId',
    summary: 'Another name or zone of a site.',
    access: { permission: 'school.write' },
    schemas: { params: SiteParams, body: SiteBody, reply: Site },
    handler: ({ change, params, body }) =>
      change({ action: 'site.change', subject: { kind: 'site', id: params.siteId } }, (tx) =>
        saveSite(tx, body, params.siteId),
      ),
  }),
  route({
    method: 'GET',
    path: '/rooms',
    summary: 'The rooms of the school.',
    access: { permission: 'school.read' },
    schemas: { reply: List(RoomReply) },
    handler: async ({ read }) => ({ items: await read(roomRows) }),
  }),
];
