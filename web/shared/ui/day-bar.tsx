import type { DayBar as Layout, Span } from '../presence/day-bar.ts';

const TOP = 7;
const HEIGHT = 12;

export interface DayBarProps {
  readonly bar: Layout;
  readonly scale: Span;
  /** Minutes of passages that have no direction, and of taps that opened nothing. */
  readonly marks?: readonly { readonly minute: number; readonly kind: 'mark' | 'unused' }[];
}

/** A day from entry to exit; a gap is a dashed hole. The words beside it say the same, so readers skip it. */
export const DayBar = ({ bar, scale, marks = [] }: DayBarProps) => {
  const at = (minute: number) => `${((minute - scale.from) / (scale.to - scale.from)) * 100}%`;
  const width = ({ from, to }: Span) =>
    `${(Math.max(to - from, 3) / (scale.to - scale.from)) * 100}%`;
  const hours = Array.from(
    { length: (scale.to - scale.from) / 60 - 1 },
    (_, index) => scale.from + (index + 1) * 60,
  ).filter((minute) => minute % 120 === 0);
  return (
    <svg className="day-bar" aria-hidden="true" focusable="false">
      {hours.map((minute) => (
        <line key={minute} className="tick" x1={at(minute)} x2={at(minute)} y1={3} y2={23} />
      ))}
      {bar.solids.map((span) => (
        <rect
          key={span.from}
          className={span.accepted ? 'accepted' : 'solid'}
          x={at(span.from)}
          width={width(span)}
          y={TOP}
          height={HEIGHT}
        />
      ))}
      {bar.holes.map((hole) => (
        <g key={hole.from}>
          <rect className="hole" x={at(hole.from)} width={width(hole)} y={TOP} height={HEIGHT} />
          <text x={at(hole.question)} y={18}>
            ?
          </text>
        </g>
      ))}
      {bar.now !== undefined && (
        <line className="now" x1={at(bar.now)} x2={at(bar.now)} y1={3} y2={23} />
      )}
      {marks.map(({ minute, kind }) => (
        <circle key={`${kind}${minute}`} className={kind} cx={at(minute)} cy={13} r={4} />
      ))}
    </svg>
  );
};
