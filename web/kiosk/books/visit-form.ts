import type { VisitBody } from '@furtka/hub-contract/kiosk-api';

/** What is typed of a visitor, as it stands in the fields. */
export interface VisitDraft {
  readonly name: string;
  readonly host: string;
  readonly purpose: string;
  readonly badge: string;
  readonly document: string;
  readonly count: string;
}

export const EMPTY_DRAFT: VisitDraft = {
  name: '',
  host: '',
  purpose: '',
  badge: '',
  document: '',
  count: '1',
};

/** Longest texts, as the contract has them. */
export const LIMITS = { name: 120, host: 120, purpose: 200, badge: 20, document: 60 } as const;
const MOST_GUESTS = 1000;

/** Faults of a draft by field; each value is a key of the catalogue. */
export interface VisitFaults {
  readonly name?: 'visit.noName';
  readonly count?: 'visit.badCount';
}

const guestsOf = (text: string): number | undefined => {
  const count = Number(text.trim());
  return Number.isInteger(count) && count >= 1 && count <= MOST_GUESTS ? count : undefined;
};

export const faultsOf = (draft: VisitDraft): VisitFaults => ({
  ...(draft.name.trim() === '' ? { name: 'visit.noName' } : {}),
  ...(guestsOf(draft.count) === undefined ? { count: 'visit.badCount' } : {}),
});

/** The entry that a draft means: what was left empty is left out. */
export const visitOf = (draft: VisitDraft, visitId: VisitBody['visitId']): VisitBody => {
  const count = guestsOf(draft.count) ?? 1;
  const rest = (['host', 'purpose', 'badge', 'document'] as const).flatMap((field) => {
    const text = draft[field].trim();
    return text === '' ? [] : [[field, text] as const];
  });
  return {
    visitId,
    name: draft.name.trim(),
    ...Object.fromEntries(rest),
    ...(count > 1 ? { count } : {}),
  };
};
