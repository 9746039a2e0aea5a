import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { MOST_SPANS, nextSpan, type Span, WEEKDAYS } from './free-spans.ts';

/** Free hours row by row: day, from, to. */
export const SpanFields = ({
  spans,
  isWrong,
  onChange,
}: {
  readonly spans: readonly Span[];
  readonly isWrong: boolean;
  readonly onChange: (spans: readonly Span[]) => void;
}) => {
  const { t } = useTranslation('diary-doors');
  const days = WEEKDAYS.map((day) => ({ id: String(day), label: t(`day.${day}`) }));
  const put = (at: number, over: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...over } : span)));
  return (
    <div className="spans">
      {spans.map((span, at) => {
        const day = days.find(({ id }) => id === String(span.weekday))?.label ?? '';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and typing must not move it
          <div className="span" key={at}>
            <SelectField
              label={t('hours.day')}
              choices={days}
              value={String(span.weekday)}
              onChange={(id) => put(at, { weekday: Number(id) })}
            />
            <Field
              label={t('hours.from')}
              name={`from-${at}`}
              type="time"
              value={span.from}
              onChange={(from) => put(at, { from })}
            />
            <Field
              label={t('hours.to')}
              name={`to-${at}`}
              type="time"
              value={span.to}
              onChange={(to) => put(at, { to })}
            />
            <Button
              kind="bare"
              icon="x"
              aria-label={t('hours.remove', { day, from: span.from, to: span.to })}
              onPress={() => onChange(spans.filter((_, index) => index !== at))}
            >
              {t('hours.drop')}
            </Button>
          </div>
        );
      })}
      {isWrong && (
        <p className="error" role="alert">
          {t('bad.spans')}
        </p>
      )}
      {spans.length < MOST_SPANS ? (
        <Button icon="plus" onPress={() => onChange([...spans, nextSpan(spans)])}>
          {t('hours.add')}
        </Button>
      ) : (
        <p className="soft small">{t('hours.full')}</p>
      )}
    </div>
  );
};
