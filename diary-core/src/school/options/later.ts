import { boolOption, choiceOption } from '../../kernel/options/option.ts';

/** ADMIN-04…07: what a parent sees; the teachers' council agrees (ADMIN-03). Each takes effect with the feature it shows. */
const parentView = (['average', 'topics', 'remarks', 'examResults'] as const).map((name, index) =>
  boolOption({
    key: `parentView.${name}`,
    group: 'parentView',
    source: `ADMIN-0${index + 4}`,
    default: false,
    isCouncilMatter: true,
    comesLater: true,
  }),
);

/** Options whose feature is not built yet; each moves into it. */
export const laterOptions = [
  choiceOption({
    key: 'excuse.handling',
    group: 'attendance',
    source: 'C-01, ATT-13, ATT-17',
    values: ['automatic', 'homeroom', 'declaration'],
    default: 'automatic',
    isCouncilMatter: true,
    comesLater: true,
  }),
  boolOption({
    key: 'excuse.ahead',
    group: 'attendance',
    source: 'C-02, ATT-15, ATT-21',
    default: true,
    isCouncilMatter: true,
    comesLater: true,
  }),
  ...parentView,
];
