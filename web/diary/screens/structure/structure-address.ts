import { useNavigate, useSearch } from '@tanstack/react-router';
import type { StructureTab } from './structure-tabs.ts';

/** What the address of the structure holds. `pick`: id of the chosen row, `new` for one that is being made. */
export interface StructureAddress {
  readonly tab?: StructureTab;
  readonly year?: string;
  readonly pick?: string;
  readonly school?: string;
}

/** The id under which a row that does not exist yet is chosen. */
export const NEW = 'new';

export const useStructureAddress = () => {
  // The councils of classes stand on a page of their own too, with the same address.
  const address = useSearch({ strict: false }) as StructureAddress;
  const go = useNavigate();
  const navigate = ({ search }: { search: (now: StructureAddress) => StructureAddress }) =>
    // Both pages keep this address; the router types those of all pages as one.
    go({ to: '.', search: search as never });
  return {
    address,
    pick: (id: string | undefined) =>
      void navigate({
        search: ({ pick: _, ...now }) => (id === undefined ? now : { ...now, pick: id }),
      }),
    showTab: (tab: StructureTab) =>
      void navigate({ search: ({ pick: _, ...now }) => ({ ...now, tab }) }),
    showYear: (year: string) =>
      void navigate({ search: ({ pick: _, ...now }) => ({ ...now, year }) }),
    inSchool: (school: string) => void navigate({ search: () => ({ school }) }),
  };
};
