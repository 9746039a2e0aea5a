import { type ReactNode, useState } from 'react';

/** A part of the panel that asks nothing before it is opened. */
export const Fold = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => {
  const [isOpen, open] = useState(false);
  return (
    <details className="account-fold" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <div className="account-fold-in">{children}</div>}
    </details>
  );
};
