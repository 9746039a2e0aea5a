import { useTranslation } from 'react-i18next';
import { clockText } from '../../../shared/time/zone-time.ts';
import { type BellRow, dayShape, doorSpan } from './bells.ts';

export interface Margins {
  readonly marginBeforeMinutes: number;
  readonly marginAfterMinutes: number;
}

/** The day as a bar: lessons as blocks, under them the time in which cards of pupils open doors. */
export const BellsBar = ({
  rows,
  margins,
}: {
  readonly rows: readonly BellRow[];
  readonly margins: Margins | undefined;
}) => {
  const { t } = useTranslation('diary-calendar');
  const widest = margins ? Math.max(margins.marginBeforeMinutes, margins.marginAfterMinutes) : 0;
  const { lessons, scale } = dayShape(rows, widest);
  const at = (minute: number) => `${((minute - scale.from) / (scale.to - scale.from)) * 100}%`;
  const width = (from: number, to: number) => `${((to - from) / (scale.to - scale.from)) * 100}%`;
  const hours = Array.from(
    { length: (scale.to - scale.from) / 60 + 1 },
    (_, index) => scale.from + index * 60,
  );
  const doors = margins && doorSpan(rows, margins);
  const first = lessons[0];
  const last = lessons.at(-1);
  if (!first || !last) return null;
  const label = t('bells.picture', { from: clockText(first.from), to: clockText(last.to) });
  return (
    <svg className="bells-bar" role="img" aria-label={label}>
      {hours.map((minute, index) => (
        <g
          key={minute}
          className={index === 0 ? 'first' : index === hours.length - 1 ? 'last' : ''}
        >
          <line className="tick" x1={at(minute)} x2={at(minute)} y1={4} y2={62} />
          {(index % 2 === 0 || hours.length < 8) && (
            <text className="hour" x={at(minute)} y={80}>
              {clockText(minute)}
            </text>
          )}
        </g>
      ))}
      {doors && (
        <rect
          className="door"
          x={at(doors.from)}
          width={width(doors.from, doors.to)}
          y={46}
          height={10}
        />
      )}
      {lessons.map(({ number, from, to, isBad }) => (
        <g key={`${number}-${from}`}>
          <rect
            className={isBad ? 'lesson bad' : 'lesson'}
            x={at(from)}
            width={width(from, to)}
            y={10}
            height={30}
            rx={3}
          />
          <text className="number" x={at((from + to) / 2)} y={30}>
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
};
