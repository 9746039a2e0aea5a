export const PROPOSAL_STATES = ['open', 'accepted', 'refused', 'withdrawn'] as const;
