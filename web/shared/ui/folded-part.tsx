import { type ReactNode, useState } from 'react';

export interface FoldedPartProps {
  /** Of the heading, which names the part. */
  readonly id: string;
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a page that is opened when it is wanted: what it asks the server for is asked then, not before. */
export const FoldedPart = ({ id, title, className = '', children }: FoldedPartProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={`sheet folded ${className}`.trim()} aria-labelledby={id}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id={id}>{title}</h2>
        </summary>
        {isOpen && <div className="in">{children}</div>}
      </details>
    </section>
  );
};
