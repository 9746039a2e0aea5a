import { Icon } from '../../../shared/ui/icon.tsx';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Something that should not be: marked by a sign, then by colour. */
  readonly isBad?: boolean;
}

/** Small facts side by side, each with its word above. */
export const Facts = ({ items }: { readonly items: readonly Fact[] }) => (
  <dl className="facts">
    {items.map(({ label, value, isBad = false }) => (
      <div key={label} className={isBad ? 'bad' : ''}>
        <dt>{label}</dt>
        <dd>
          {isBad && <Icon name="warn" />}
          {value}
        </dd>
      </div>
    ))}
  </dl>
);
