import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import type { MovePlan } from './pupil-queries.ts';

/** Groups that end with the old class, and those of the new one to choose from (MIGR-04…07). */
export const MoveGroups = ({
  plan,
  chosen,
  onChange,
  day,
}: {
  readonly plan: MovePlan;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly day: (date: string) => string;
}) => {
  const { t } = useTranslation('diary-pupil');
  const toggle = (groupId: string) => {
    const next = new Set(chosen);
    if (!next.delete(groupId)) next.add(groupId);
    onChange(next);
  };
  const ending = [
    ...plan.leaves,
    ...plan.choices.filter((group) => group.isShared && !chosen.has(group.groupId)),
  ];
  return (
    <>
      <fieldset className="pupil-choices">
        <legend className="label">{t('move.groups', { name: plan.toClass.name })}</legend>
        {plan.choices.length === 0 && <p className="soft small">{t('move.noGroups')}</p>}
        {plan.choices.map((group) => (
          <label key={group.groupId} className="pupil-choice">
            <input
              type="checkbox"
              checked={chosen.has(group.groupId)}
              onChange={() => toggle(group.groupId)}
            />
            <span>
              <b>{group.name}</b>
              {group.subject !== null && <span className="soft">, {group.subject}</span>}
              <span className="soft small">
                {group.isShared && chosen.has(group.groupId)
                  ? t('move.goesOn')
                  : chosen.has(group.groupId) &&
                    t('move.notBefore', { from: day(plan.yearFrom), to: day(plan.lastDay) })}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {ending.length > 0 && (
        <Note kind="pen">
          {t('move.ends', {
            day: day(plan.lastDay),
            left: ending.map(({ name }) => name).join(', '),
          })}
        </Note>
      )}
    </>
  );
};
