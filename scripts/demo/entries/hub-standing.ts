import type { SiteState } from '@furtka/core-contract/sync';
import type { LocalIdentity } from '@furtka/hub-contract/local-api';
import type { DemoHubStanding } from '@furtka/web/demo-api';
import { askLocal } from '../supervisor/local-http.ts';

/** What the hub says of itself on its own socket; `undefined` before it belongs to a site. */
export const readHubStanding = async (socketPath: string): Promise<DemoHubStanding | undefined> => {
  const ask = (path: string) => askLocal({ socketPath }, { path: `/local/v1/${path}` });
  const [said, known] = await Promise.all([ask('state'), ask('identity')]);
  if (said.status !== 200 || known.status !== 200) return undefined;
  const { state } = said.body as { state: SiteState };
  const { head } = known.body as LocalIdentity;
  return {
    at: 'hub',
    head: head.position,
    waiting: state.eventsWaiting,
    versions: {
      roster: state.rosterVersion,
      deny: state.denyVersion,
      mode: state.modeVersion,
    },
    agents: state.agents.length,
    agentsOnline: state.agents.filter(({ online }) => online).length,
  };
};
