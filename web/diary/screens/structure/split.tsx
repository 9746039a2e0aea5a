import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { DataTable, type TableColumn } from '../../../shared/ui/data-table.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import type { IconName } from '../../../shared/ui/icon-names.ts';
import { ONE_COLUMN_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { NEW, useStructureAddress } from './structure-address.ts';
import { useStructure } from './use-structure.ts';

export interface SplitProps<Item> {
  readonly label: string;
  readonly icon: IconName;
  readonly columns: readonly TableColumn<Item>[];
  readonly items: readonly Item[] | undefined;
  readonly idOf: (item: Item) => string;
  readonly textOf: (item: Item) => string;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Why the list is empty and what to do. */
  readonly empty: string;
  /** Above the list: the year, a search. */
  readonly tools?: ReactNode;
  /** The word of the button that begins a new row; without it nothing can be added. */
  readonly add?: string;
  /** Of the chosen row or of a new one; nothing: how to begin. */
  readonly panel: ReactNode;
}

const Panel = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <section className="sheet office-panel structure-panel" aria-label={label}>
    <div className="in">{children}</div>
  </section>
);

/** The head of a panel, with the way out of it. */
export const PanelHead = ({ title, lead }: { readonly title: string; readonly lead?: string }) => {
  const { t } = useStructure();
  const { pick } = useStructureAddress();
  return (
    <div className="structure-head">
      <div>
        <h2>{title}</h2>
        {lead !== undefined && <p className="soft small">{lead}</p>}
      </div>
      <IconButton icon="x" tip="left" label={t('close')} onPress={() => pick(undefined)} />
    </div>
  );
};

/** A list one chooses from, and beside it what can be done with the chosen row. */
export const Split = <Item extends object>(props: SplitProps<Item>) => {
  const { label, icon, items, idOf, add, panel } = props;
  const { t } = useStructure();
  const { address, pick } = useStructureAddress();
  const isNarrow = useMedia(ONE_COLUMN_QUERY);
  const isPicked =
    address.pick !== undefined &&
    (address.pick === NEW ? add !== undefined : items?.some((item) => idOf(item) === address.pick));
  const beside = isPicked && <Panel label={t('chosen')}>{panel}</Panel>;
  return (
    <div className="office structure">
      {isNarrow && beside}
      <section className="sheet office-list" aria-label={label}>
        <div className="office-tools">
          {props.tools}
          {add !== undefined && (
            <Button kind="go" icon="plus" onPress={() => pick(NEW)}>
              {add}
            </Button>
          )}
        </div>
        {props.error !== null && !items && <Trouble error={props.error} onRetry={props.onRetry} />}
        {(items || props.error === null) && (
          <DataTable
            label={label}
            columns={props.columns}
            items={items ?? []}
            idOf={idOf}
            textOf={props.textOf}
            selected={isPicked ? address.pick : undefined}
            onSelect={pick}
            isLoading={items === undefined}
            empty={<EmptyState icon={icon}>{props.empty}</EmptyState>}
          />
        )}
      </section>
      {!isNarrow &&
        (beside || (
          <Panel label={t('chosen')}>
            <EmptyState icon={icon}>{t('choose')}</EmptyState>
          </Panel>
        ))}
    </div>
  );
};
