import type { ReactNode } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Skeleton } from './skeleton.tsx';

export interface TableColumn<Item> {
  readonly id: string;
  readonly label: string;
  /** The cell that names the row for readers; exactly one. */
  readonly isRowHeader?: boolean;
  readonly cell: (item: Item) => ReactNode;
}

export interface DataTableProps<Item> {
  readonly label: string;
  readonly columns: readonly TableColumn<Item>[];
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** Plain text of a row, for finding it by typing. */
  readonly textOf: (item: Item) => string;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly isLoading: boolean;
  /** Shown instead of rows when there are none. */
  readonly empty: ReactNode;
  readonly onMore?: (() => void) | undefined;
  readonly isLoadingMore?: boolean;
}

/** A list one chooses from: arrows move, `Enter` and `Space` choose, `Esc` chooses none. The head stays in sight. */
export const DataTable = <Item extends object>(props: DataTableProps<Item>) => {
  const { t } = useTranslation('ui');
  const { columns, items, idOf } = props;
  if (props.isLoading) return <Skeleton lines={8} />;
  if (items.length === 0) return <div className="in">{props.empty}</div>;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the grid inside, which has no event of its own for it */}
      <div
        className="table-frame"
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onSelect(undefined);
        }}
      >
        <Table
          aria-label={props.label}
          className="table pick"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={props.selected === undefined ? [] : [props.selected]}
          onSelectionChange={(keys) => {
            const [first] = keys === 'all' ? [] : [...keys];
            props.onSelect(first === undefined ? undefined : String(first));
          }}
        >
          <TableHeader>
            {columns.map(({ id, label, isRowHeader = false }) => (
              <Column key={id} id={id} isRowHeader={isRowHeader}>
                {label}
              </Column>
            ))}
          </TableHeader>
          <TableBody items={items} dependencies={[columns]}>
            {(item) => (
              <Row id={idOf(item)} textValue={props.textOf(item)}>
                {columns.map(({ id, cell }) => (
                  <Cell key={id}>{cell(item)}</Cell>
                ))}
              </Row>
            )}
          </TableBody>
        </Table>
      </div>
      {props.onMore && (
        <div className="table-foot">
          <Button onPress={props.onMore} isPending={props.isLoadingMore ?? false}>
            {t('table.more')}
          </Button>
        </div>
      )}
    </>
  );
};
