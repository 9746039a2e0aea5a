import type { RecordSection } from '../../kernel/services.ts';
import { documentsOf } from './documents.ts';

const KINDS = { opinion: 'opinia', statement: 'orzeczenie' } as const;

/** Only for who may read them. */
export const supportSection: RecordSection = {
  name: 'people/support-documents',
  order: 80,
  permission: 'supportDocument.read',
  isGuarded: true,
  load: async (read, studentId, { date }) => {
    const documents = await documentsOf(read, studentId, date);
    if (documents.length === 0) return undefined;
    return {
      title: 'Opinie i orzeczenia poradni',
      columns: ['Rodzaj', 'Poradnia', 'Z dnia', 'Zalecenia'],
      rows: documents.map((one) => [
        KINDS[one.kind],
        one.issuer,
        one.issuedOn,
        one.recommendations,
      ]),
    };
  },
};
