import { queryOptions } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import type { App } from '../../data/app.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Pick<App, 'core'>;

export type Offer = ReplyOf<'/api/v1/session/elsewhere'>['items'][number];
export type OwnLink = ReplyOf<'/api/v1/own-account/elsewhere'>['items'][number];
export type Issuer = ReplyOf<'/api/v1/sign-in-issuers'>['items'][number];

export const OWN_LINKS = 'own-links';
export const ISSUERS = 'sign-in-issuers';

/** What stands in the address to which an issuer sends the browser back. */
export interface Brought {
  readonly state: string;
  readonly code?: string;
  readonly error?: string;
  readonly iss?: string;
}

/** Undefined: the address was typed, or its parts are lost. */
export const broughtBy = (search: string): Brought | undefined => {
  const parts = new URLSearchParams(search);
  const state = parts.get('state');
  if (state === null) return undefined;
  const of = (name: 'code' | 'error' | 'iss') => {
    const value = parts.get(name);
    return value === null ? {} : { [name]: value };
  };
  return { state, ...of('code'), ...of('error'), ...of('iss') };
};

export const isLinking = ({ state }: Brought): boolean => state.startsWith('link.');

export const offersQuery = ({ core }: Core) =>
  queryOptions({
    queryKey: ['sign-in-offers'],
    queryFn: async () => (await dataOf(core.client.GET('/api/v1/session/elsewhere'))).items,
  });

export const beginLogin = async (
  { core }: Core,
  body: { readonly issuerId: Offer['issuerId']; readonly ownDevice: boolean },
): Promise<string> => (await dataOf(core.client.POST('/api/v1/session/elsewhere', { body }))).url;

export const ownLinksQuery = ({ core }: Core) =>
  queryOptions({
    queryKey: [OWN_LINKS],
    queryFn: async () => (await dataOf(core.client.GET('/api/v1/own-account/elsewhere'))).items,
  });

export const beginLink = async ({ core }: Core, issuerId: Offer['issuerId']): Promise<string> => {
  const begun = core.client.POST('/api/v1/own-account/elsewhere', { body: { issuerId } });
  return (await dataOf(begun)).url;
};

export const finishLink = ({ core }: Core, body: Brought) =>
  dataOf(core.client.POST('/api/v1/own-account/elsewhere/finish', { body }));

export const unlink = ({ core }: Core, issuerId: Offer['issuerId']) =>
  dataOf(
    core.client.DELETE('/api/v1/own-account/elsewhere/{issuerId}', {
      params: { path: { issuerId } },
    }),
  );

export const issuersQuery = ({ core }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [ISSUERS, schoolId],
    queryFn: async () =>
      (await dataOf(core.client.GET('/api/v1/sign-in-issuers', { headers: inSchool(schoolId) })))
        .items,
  });

export interface NewIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: string;
}

export const addIssuer = ({ core }: Core, schoolId: string, body: NewIssuer) =>
  dataOf(core.client.POST('/api/v1/sign-in-issuers', { headers: inSchool(schoolId), body }));

export const tryIssuer = ({ core }: Core, schoolId: string, issuer: string) =>
  dataOf(
    core.client.POST('/api/v1/sign-in-issuers/try', {
      headers: inSchool(schoolId),
      body: { issuer },
    }),
  );

/** Without `clientSecret` the present one stays; an empty one takes it away. */
export type IssuerChange = Partial<
  Pick<Issuer, 'isOn' | 'isFactorTrusted' | 'clientId' | 'label'> & {
    readonly clientSecret: string;
  }
>;

export const changeIssuer = (
  { core }: Core,
  schoolId: string,
  { issuerId, clientId, label, isOn, isFactorTrusted, version }: Issuer,
  change: IssuerChange,
) =>
  dataOf(
    core.client.PUT('/api/v1/sign-in-issuers/{issuerId}', {
      headers: inSchool(schoolId),
      params: { path: { issuerId } },
      body: { clientId, label, isOn, isFactorTrusted, version, ...change },
    }),
  );

export const removeIssuer = ({ core }: Core, schoolId: string, issuerId: Issuer['issuerId']) =>
  dataOf(
    core.client.DELETE('/api/v1/sign-in-issuers/{issuerId}', {
      headers: inSchool(schoolId),
      params: { path: { issuerId } },
    }),
  );
