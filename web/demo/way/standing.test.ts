import t from 'tap';
import type { DemoStanding } from '../api-types.ts';
import { placesOf, rowsOf, shortVersion } from './standing.ts';

const versions = { roster: 1795260941658, deny: 2, mode: 1 };
const standing: DemoStanding = {
  nowUtc: 100_000,
  parts: [
    { ...{ at: 'agent', agent: 'main', isHubUp: true, waiting: 4, lost: 0 }, versions, doors: [] },
    { at: 'bridge', isConnected: false, sinceUtc: 90_000 },
    { at: 'core', position: 12, roster: versions.roster, heardAtUtc: 88_400 },
    { ...{ at: 'hub', head: 19, waiting: 7, agents: 2, agentsOnline: 1 }, versions },
  ],
};

t.test('each place has a line; a silent one says that it is silent', async (t) => {
  t.same(rowsOf(standing, ['main', 'doors']), [
    { place: 'agent', name: 'main', isSilent: false, waiting: 4, versions, isLinked: true },
    { place: 'agent', name: 'doors', isSilent: true },
    { place: 'hub', isSilent: false, waiting: 7, position: 19, versions, isLinked: false },
    {
      ...{ place: 'core', isSilent: false, position: 12, silentForS: 12 },
      versions: { roster: versions.roster },
    },
  ]);
  t.same(rowsOf({ nowUtc: 1, parts: [] }, []), [
    { place: 'hub', isSilent: true },
    { place: 'core', isSilent: true },
  ]);
  t.equal(placesOf(standing).bridge?.isConnected, false);
});

t.test('a version is short enough to compare', async (t) => {
  t.equal(shortVersion(versions.roster), '…41658');
  t.equal(shortVersion(7), '7');
});
