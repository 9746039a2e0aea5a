import { Fragment, type ReactNode, useState } from 'react';

/**
 * Begins a form with the row as it was when the form was opened, so that what somebody else saves meanwhile is told and not
 * overwritten; begun again with the present row when one takes theirs.
 */
export const Draft = <Row,>({
  row,
  children,
}: {
  readonly row: Row;
  readonly children: (row: Row, again: () => void) => ReactNode;
}) => {
  const [begun, begin] = useState({ row, round: 0 });
  return (
    <Fragment key={begun.round}>
      {children(begun.row, () => begin({ row, round: begun.round + 1 }))}
    </Fragment>
  );
};
