import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BATCH_MAX_EVENTS } from '@furtka/core-contract/sync';
import { type EnrolHubOptions, enrolHub } from '@furtka/edge-hub/enrol-hub';
import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import type { LocalEvents } from '@furtka/hub-contract/local-api';
import { askLocal } from '@furtka/scripts/demo/supervisor/local-http';
import t, { type Test } from 'tap';
import type { Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { corePlace } from '../witness/places.ts';
import { watchSite } from '../witness/site-witness.ts';
import { comeIn, smallSite } from './small-site.ts';

t.setTimeout(120_000);

const statusOf = async (site: Site): Promise<KioskStatus> =>
  (await (await fetch(`${site.kioskUrl}/kiosk/v1/status`)).json()) as KioskStatus;

/** Speaks to the core as the bridge of this site does. */
const asBridge = async (site: Site, method: 'GET' | 'POST', path: string, body?: unknown) => {
  const credential = readFileSync(join(site.hubDir, 'hub-credential'), 'utf8');
  const answer = await fetch(`${site.coreUrl}/api/v1/hub/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${credential}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: answer.status,
    body: JSON.parse(await answer.text()) as Record<string, unknown>,
  };
};

/** The core's code for an enrolment that it refuses, `''` for one that it takes. */
const refusalOf = (options: EnrolHubOptions): Promise<unknown> =>
  enrolHub(options).then(
    () => '',
    ({ details }: { readonly details?: { readonly code?: unknown } }) => details?.code,
  );

t.test('what no good neighbour sends', async (t: Test) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  await until('names at the kiosk', async () => !(await statusOf(site)).directoryMissing);
  await comeIn(site, witness, 0, 4);
  await witness.rest();

  await t.test('a directory of another school leaves the one that is there', async (t) => {
    const { body } = await asBridge(site, 'GET', 'directory');
    const other = { ...body, schoolId: randomUUID(), schoolName: 'Inna szkoła', version: 9e15 };
    t.match(await site.local('PUT', '/directory', other), { status: 422 });
    const { schoolName, directoryMissing } = await statusOf(site);
    t.same([schoolName, directoryMissing], [body['schoolName'], false]);
  });

  await t.test('a batch of 501 is refused whole, and holds up nothing [HUB-07]', async (t) => {
    const before = corePlace(site.folder).length;
    const { logId, head } = (await site.local('GET', '/events')).body as LocalEvents;
    const row = { hash: 'a'.repeat(64), receivedAtUtc: 1, receivedAtSchoolUtc: 1, payload: '{}' };
    const rows = Array.from({ length: BATCH_MAX_EVENTS + 1 }, (_, index) => ({
      ...row,
      position: head.position + 1 + index,
    }));
    const refused = await asBridge(site, 'POST', 'events', { v: 1, logId, rows });
    t.match(refused, { status: 400, body: { code: 'kernel.invalid_input' } });
    await comeIn(site, witness, 4, 4);
    await witness.rest();
    t.ok(corePlace(site.folder).length > before);
    t.same(await witness.findings(), []);
  });

  await t.test(
    'a cursor from the future is no cursor; the log is read again, once [HUB-09]',
    async (t) => {
      const { logId, head } = (await site.local('GET', '/events')).body as LocalEvents;
      const future = { logId, position: head.position + 1000, hash: 'f'.repeat(64) };
      const refused = await site.local('POST', '/acknowledged', { cursor: future });
      t.match(refused, { status: 409, body: { code: 'hub.cursor_unknown' } });
      const place = `?logId=${logId}&position=${future.position}&hash=${future.hash}`;
      const path = `/local/v1/events${place}`;
      const read = await askLocal({ socketPath: site.socketPath }, { method: 'GET', path });
      t.match(read, { status: 409, body: { code: 'hub.cursor_unknown' } });
      await comeIn(site, witness, 8, 4);
      await witness.rest();
      t.same(await witness.findings(), [], 'whoever asked so cost a reading, not an event');
    },
  );

  await t.test('a hub’s code is good once, and a site has one hub', async (t) => {
    const admin = await site.person('admin');
    const siteId = site.school.school.sites[0]?.id ?? '';
    const made = await admin.post<{ code: string }>(`/api/v1/sites/${siteId}/hub-codes`);
    const second = {
      coreUrl: site.coreUrl,
      dataDir: join(site.folder, 'second-hub'),
      code: made.body.code,
      kind: 'demo',
    } as const;
    t.equal(await refusalOf(second), 'devices.site_has_hub');
    const { body } = await admin.get<{ items: { hubId: string }[] }>('/api/v1/hubs');
    await admin.delete(`/api/v1/hubs/${body.items[0]?.hubId}`);
    t.equal(await refusalOf(second), '');
    const third = { ...second, dataDir: join(site.folder, 'third-hub') };
    t.equal(await refusalOf(third), 'devices.code_refused');
  });
});
