import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { type Check, setCheck } from './first-day-queries.ts';
import { useFirstDayChange } from './use-first-day-change.ts';

/** Three looks at the school before it is opened, each ticked by whoever did it. */
export const ChecksPart = ({ checks }: { readonly checks: readonly Check[] }) => {
  const { core, schoolId, t, act, error, isPending } = useFirstDayChange();
  const zone = useZone();
  const tick = ({ asRole, seen }: Check) => {
    const set = (isSeen: boolean) => () => setCheck(core, schoolId, { asRole, isSeen });
    const isSeen = seen === null;
    act({
      run: set(isSeen),
      said: t(isSeen ? 'check.done' : 'check.open'),
      undo: set(!isSeen),
    });
  };
  return (
    <fieldset className="first-day-checks">
      <legend className="label">{t('check.legend')}</legend>
      <p className="soft">{t('check.lead')}</p>
      {checks.map((check) => (
        <label key={check.asRole}>
          <input
            type="checkbox"
            checked={check.seen !== null}
            disabled={isPending}
            onChange={() => tick(check)}
          />
          <span>
            {t(`check.${check.asRole}`)}
            {check.seen && (
              <span className="soft small">
                {' '}
                {check.seen.byName}, {zone.dateOf(check.seen.atUtc)}
              </span>
            )}
          </span>
        </label>
      ))}
      {error && <Trouble error={error} />}
    </fieldset>
  );
};
