import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, worldFeatures } from '../../seed/fixture-world.ts';
import { moves } from './feature.ts';

export const moveOptions = { features: [...worldFeatures, moves] };
export const id = (name: string) => fixtureId('a', name);
export const path = (what: string, name = 'jan') => `/api/v1/students/${id(name)}/${what}`;
export const AGREEMENT = { on: '2026-09-04', by: 'Adam Dyrektor', reference: 'D.12/2026' };
export const adminOf = (kit: TestKit) => as(kit, 'a', 'admin', 'admin');

/** Groups of 4a, of 4b and of both; Jan of 4a is in „WF 4a" and „Angielski". */
export const putGroups = async (kit: TestKit) => {
  const admin = adminOf(kit);
  const made = async (name: string, classes: readonly string[], members: readonly string[]) => {
    const group = await admin.send('POST', '/api/v1/groups', {
      yearId: id('year'),
      name,
      subjectId: id('polish'),
      teacherId: id('lis'),
      classIds: classes.map(id),
    });
    const { groupId } = group.json();
    await admin.send('PUT', `/api/v1/groups/${groupId}/members`, {
      from: '2026-09-01',
      studentIds: members.map(id),
      version: 1,
    });
    return groupId as string;
  };
  return {
    wfA: await made('WF 4a', ['4a'], ['jan', 'lucja']),
    wfB: await made('WF 4b', ['4b'], ['acki']),
    english: await made('Angielski', ['4a', '4b'], ['jan', 'acki']),
    german: await made('Niemiecki', ['4a', '4b'], ['lucja']),
  };
};

export const namesIn = async (kit: TestKit, groupId: string, date: string) =>
  (await adminOf(kit).get(`/api/v1/groups/${groupId}?date=${date}`))
    .json()
    .members.map((each: { lastName: string }) => each.lastName)
    .toSorted();
