export const DOCUMENT_KINDS = ['opinion', 'statement'] as const;
