import type { DoorDraft, SiteDoor } from '../../data/admin-queries.ts';

/** What is typed into the form of a door; times in seconds, with comma or dot. */
export interface DoorForm {
  readonly name: string;
  readonly shortName: string;
  readonly pulse: string;
  readonly held: string;
  readonly needs: DoorDraft['needs'];
  readonly direction: DoorDraft['oneReaderDirection'];
}

export type DoorField = 'name' | 'shortName' | 'pulseMs' | 'heldOpenAfterMs';

export const EMPTY_DOOR: DoorForm = {
  name: '',
  shortName: '',
  pulse: '3',
  held: '30',
  needs: 'uid',
  direction: 'in',
};

/** Milliseconds as seconds in the words of a language: 3500 → `3,5`. */
export const secondsText = (ms: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 3, useGrouping: false }).format(
    ms / 1000,
  );

export const formOf = (door: SiteDoor, language: string): DoorForm => ({
  name: door.name,
  shortName: door.shortName,
  pulse: secondsText(door.pulseMs, language),
  held: secondsText(door.heldOpenAfterMs, language),
  needs: door.needs,
  direction: door.oneReaderDirection,
});

/** Seconds as typed → whole milliseconds; nothing for what is no number. */
const millisecondsOf = (typed: string): number | undefined => {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
};

const within = (ms: number | undefined, least: number, most: number): ms is number =>
  ms !== undefined && ms >= least && ms <= most;

/** What a form holds, or the fields that are wrong; the same bounds as the server's. */
export const readDoor = (
  form: DoorForm,
  siteId: string,
): { readonly ok: true; readonly door: DoorDraft } | { ok: false; wrong: readonly DoorField[] } => {
  const name = form.name.trim();
  const shortName = form.shortName.trim();
  const pulseMs = millisecondsOf(form.pulse);
  const heldOpenAfterMs = millisecondsOf(form.held);
  const isPulseGood = within(pulseMs, 100, 60_000);
  const isHeldGood = within(heldOpenAfterMs, 1000, 3_600_000);
  const wrong: DoorField[] = [
    ...(name === '' || name.length > 80 ? (['name'] as const) : []),
    ...(/^[a-z0-9][a-z0-9-]{0,31}$/.test(shortName) ? [] : (['shortName'] as const)),
    ...(isPulseGood ? [] : (['pulseMs'] as const)),
    ...(isHeldGood ? [] : (['heldOpenAfterMs'] as const)),
  ];
  if (wrong.length > 0 || !isPulseGood || !isHeldGood) return { ok: false, wrong };
  const { needs, direction } = form;
  return {
    ok: true,
    door: {
      siteId,
      name,
      shortName,
      pulseMs,
      heldOpenAfterMs,
      needs,
      oneReaderDirection: direction,
    },
  };
};
