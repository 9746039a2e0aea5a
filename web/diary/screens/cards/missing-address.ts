/** What the address of the list of people without a card holds. */
export interface MissingAddress {
  readonly kind?: 'student' | 'staff';
  readonly school?: string;
}
