/** Width and height of a pale and the room it takes, in the drawing's own units. */
const STEP = 8;
const PALE = 'v-17l3-4 3 4v17z';

const palesFrom = (first: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `M${(first + index) * STEP + 1} 22${PALE}`).join('');

/** One pale a head: full for those accounted for, empty for those who are sought. The numbers stand beside it. */
export const Fence = ({ full, empty }: { full: number; empty: number }) => (
  <svg
    className="head-fence"
    width={(full + empty) * STEP}
    height={24}
    viewBox={`0 0 ${Math.max(1, full + empty) * STEP} 24`}
    aria-hidden="true"
    focusable="false"
  >
    <path className="full" d={palesFrom(0, full)} />
    <path className="empty" d={palesFrom(full, empty)} />
  </svg>
);
