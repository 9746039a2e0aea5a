import type { HubId, SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { Principal } from '../../kernel/access/principal.ts';
import type { Actor } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';

/** A hub that speaks: school and site come from its credential, never from a body. */
export interface Hub {
  readonly hubId: HubId;
  readonly schoolId: SchoolId;
  readonly siteId: SiteId;
}

export const hubOf = (principal: Principal): Hub => {
  if (principal.kind !== 'device') throw new AppError('forbidden', 'kernel.forbidden');
  return {
    hubId: principal.deviceId as HubId,
    schoolId: principal.schoolId,
    siteId: principal.siteId as SiteId,
  };
};

export const hubActor = (hub: Hub): Actor => ({
  kind: 'device',
  id: hub.hubId,
  role: 'device',
  name: 'hub',
});
