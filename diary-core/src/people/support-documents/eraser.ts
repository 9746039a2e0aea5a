import type { PersonEraser } from '../../kernel/services.ts';

export const supportDocumentEraser: PersonEraser = {
  name: 'people/support-documents',
  erase: async (tx, personIds) => {
    await tx.removeWhere('support_document', { student_id: personIds });
  },
};
