import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { clockText } from '../../../shared/time/zone-time.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { Clash } from '../people/office-form.tsx';
import { settingsQuery } from '../settings/setting-queries.ts';
import { type BellRow, doorSpan, faultsOfRows } from './bells.ts';
import { BellsBar, type Margins } from './bells-bar.tsx';
import { BellsTable } from './bells-table.tsx';
import { type Bells, marginsOf, saveBells } from './calendar-queries.ts';
import { useCalendarChange } from './use-calendar-change.ts';

const bodyOf = ({ name, periods }: Pick<Bells, 'name' | 'periods'>) => ({
  name: name.trim(),
  periods: periods.map(({ number, from, to }) => ({ number, from, to })),
});

/** Margins around lessons, for those who may read them. */
const useMargins = (): Margins | undefined => {
  const { core } = useApp();
  const enabled = may(useRoles(), 'readSettings');
  return useQuery({ ...settingsQuery(core, useSchoolId()), enabled, select: marginsOf }).data;
};

/** What is said about the doors: the hours now, and what a change makes of them. */
const DoorNote = ({
  before,
  now,
  isChanged,
  margins,
}: {
  readonly before: readonly BellRow[];
  readonly now: readonly BellRow[];
  readonly isChanged: boolean;
  readonly margins: Margins | undefined;
}) => {
  const { t } = useCalendarChange();
  const spanNow = margins && doorSpan(now, margins);
  const spanBefore = margins && doorSpan(before, margins);
  if (!spanNow || !spanBefore)
    return (
      <Note kind="ok" icon="door">
        {t('bells.doorsPlain')}
      </Note>
    );
  const text = ({ from, to }: typeof spanNow) => `${clockText(from)}–${clockText(to)}`;
  const isSame = text(spanBefore) === text(spanNow);
  if (!isChanged)
    return (
      <Note kind="ok" icon="door">
        {t('bells.doors', { from: clockText(spanNow.from), to: clockText(spanNow.to) })}
      </Note>
    );
  return (
    <Note kind={isSame ? 'ok' : 'lamp'} icon="door" role="status">
      {isSame
        ? t('bells.same')
        : t('bells.change', { before: text(spanBefore), after: text(spanNow) })}
    </Note>
  );
};

/** What is typed, and the version upon which it was begun: what somebody else saves meanwhile must be told, not overwritten. */
type Draft = Pick<Bells, 'name' | 'periods' | 'version'>;

const useSave = (bells: Bells) => {
  const { core, schoolId, t, mutate, error, isPending, reset } = useCalendarChange();
  const { bellScheduleId: id } = bells;
  const save = ({ version, ...next }: Draft, onDone: () => void) =>
    mutate({
      onDone,
      run: async () => {
        const after = await saveBells(core, schoolId, id, { ...bodyOf(next), version });
        return {
          text: t('bells.saved', { name: after.name }),
          undo: () => saveBells(core, schoolId, id, { ...bodyOf(bells), version: after.version }),
        };
      },
    });
  return { save, error, isPending, reset, t };
};

/** One bell schedule: the day as a bar, the table, and what the doors will do. */
export const BellsEditor = ({ bells }: { readonly bells: Bells }) => {
  const { save, error, isPending, reset, t } = useSave(bells);
  const [draft, setDraft] = useState<Draft>();
  const margins = useMargins();
  const isWritable = may(useRoles(), 'keepBells');
  const { name, periods } = draft ?? bells;
  const faults = faultsOfRows(periods).filter((fault) => fault !== undefined).length;
  const isNamed = name.trim() !== '';
  const change = (part: { name?: string; periods?: readonly BellRow[] }) => {
    reset();
    setDraft({
      version: (draft ?? bells).version,
      name: part.name ?? name,
      periods: (part.periods ?? periods).map((row) => ({ ...row })),
    });
  };
  const leave = () => {
    reset();
    setDraft(undefined);
  };
  const isClash = hasCode(error, 'kernel.version_conflict');
  return (
    <>
      <BellsBar rows={periods} margins={margins} />
      <DoorNote
        before={bells.periods}
        now={periods}
        isChanged={draft !== undefined}
        margins={margins}
      />
      {isWritable && (
        <Field
          label={t('bells.name')}
          name="name"
          maxLength={80}
          value={name}
          onChange={(next) => change({ name: next })}
          error={isNamed ? undefined : t('bells.fault.name')}
        />
      )}
      <BellsTable
        rows={periods}
        isWritable={isWritable}
        onChange={(next) => change({ periods: next })}
      />
      {isClash && <Clash onTakeTheirs={leave} />}
      {error && !isClash && <Trouble error={error} />}
      {isWritable ? (
        <div className="answers start bells-save">
          <Button
            kind="go"
            isPending={isPending}
            isDisabled={draft === undefined || faults > 0 || !isNamed || periods.length === 0}
            onPress={() => draft && save(draft, () => setDraft(undefined))}
          >
            {t('bells.save')}
          </Button>
          {draft && (
            <Button icon="undo" onPress={leave}>
              {t('bells.undo')}
            </Button>
          )}
          {faults > 0 && (
            <span className="error" role="status">
              {t('bells.faults', { count: faults })}
            </span>
          )}
        </div>
      ) : (
        <p className="soft small">{t('bells.readOnly')}</p>
      )}
    </>
  );
};
