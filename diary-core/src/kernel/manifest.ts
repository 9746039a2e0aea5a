import { KERNEL_RECORDED, type Recorded } from './audit/recorded.ts';
import { bug, KERNEL_ERRORS } from './domain/app-error.ts';
import type { Feature } from './feature.ts';

/** Names that must be unique in the whole program: features, error codes, reactions, jobs. Found at boot, not in a log. */
export const refuseDoubles = (features: readonly Feature[]): void => {
  const kinds: Record<string, readonly string[]> = {
    feature: features.map((feature) => feature.name),
    error: [
      ...Object.keys(KERNEL_ERRORS),
      ...features.flatMap((feature) => Object.keys(feature.errors ?? {})),
    ],
    reaction: features.flatMap((feature) => (feature.reactions ?? []).map((each) => each.name)),
    option: features.flatMap((feature) => (feature.options ?? []).map((each) => each.key)),
    right: features.flatMap((feature) => (feature.rights ?? []).map((each) => each.key)),
    retention: features.flatMap((feature) => (feature.retention ?? []).map((each) => each.key)),
    job: features.flatMap((feature) => (feature.jobs ?? []).map((each) => each.kind)),
    step: features.flatMap((feature) =>
      (feature.migrations ?? []).map((each) => `${feature.name}/${each.id}`),
    ),
  };
  for (const [kind, names] of Object.entries(kinds)) {
    const double = names.find((name, index) => names.indexOf(name) !== index);
    if (double !== undefined) throw bug('kernel.bug', { twice: `${kind} ${double}` });
  }
};

/** What the app may write into the register: the features' own, and the reads that routes declare as audited. */
export const recordedBy = (features: readonly Feature[]): Recorded[] => {
  const seen = features
    .flatMap((feature) => feature.routes ?? [])
    .flatMap(({ access }) =>
      'permission' in access && access.auditRead === true ? [access.permission] : [],
    );
  return [
    KERNEL_RECORDED,
    ...features.flatMap((feature) => feature.recorded ?? []),
    { acts: seen.map((permission) => `${permission}.seen`), subjects: seen },
  ];
};
