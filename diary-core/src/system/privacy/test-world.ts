import { features } from '../../features.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSchool } from '../../people/accounts/test-browser.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as } from '../../seed/fixture-world.ts';

export const options = { features, ownSignIn: true };
export const id = (name: string, key: 'a' | 'b' = 'a') => fixtureId<'PersonId'>(key, name);

export interface Part {
  readonly record: string;
  readonly source: string;
  readonly collected: string;
  readonly recipients: string[];
  readonly count: number;
  readonly withheld: string[];
  readonly rows: Record<string, unknown>[];
}

export const world = async (kit: TestKit) => {
  kit.clock.set(Date.UTC(2026, 9, 5, 8));
  await putSchool(kit, 'a');
  await putSchool(kit, 'b');
  return {
    parent: as(kit, 'a', 'guardian', 'katarzyna'),
    pupil: as(kit, 'a', 'student', 'lucja'),
    office: as(kit, 'a', 'secretariat', 'secretary'),
  };
};
export const partOf = (report: { parts: Part[] }, record: string): Part | undefined =>
  report.parts.find((part) => part.record === record);
