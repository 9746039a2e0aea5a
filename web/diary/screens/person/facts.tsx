import type { ReactNode } from 'react';

/** Names and values of one person; what is not known is left out by whoever lists them. */
export const Facts = ({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="office-facts">
    {rows.map(([name, value]) => (
      <div key={name} className="office-fact">
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
