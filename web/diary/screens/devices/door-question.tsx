import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import {
  ADMIN_KEYS,
  addDoor,
  changeDoor,
  type SiteDoor,
  type SiteHealth,
} from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { KEYS } from '../../data/queries.ts';
import { useLink } from '../../live/live-context.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { type DoorField, type DoorForm, EMPTY_DOOR, formOf, readDoor } from './door-draft.ts';

export interface DoorQuestionProps {
  /** Sites that a new door may belong to. */
  readonly sites: readonly SiteHealth[];
  readonly siteId: string;
  /** Left out: a new one. */
  readonly door?: SiteDoor;
  readonly schoolId: string;
  readonly onClose: () => void;
}

interface PartProps {
  readonly form: DoorForm;
  readonly wrong: readonly DoorField[];
  readonly change: (over: Partial<DoorForm>) => void;
}

const Names = ({ form, wrong, change, isNew }: PartProps & { readonly isNew: boolean }) => {
  const { t } = useTranslation('diary-devices');
  return (
    <>
      <Field
        label={t('door.name')}
        name="name"
        value={form.name}
        onChange={(name) => change({ name })}
        hint={t('door.nameHint')}
        error={wrong.includes('name') ? t('door.bad.name') : undefined}
        maxLength={80}
        autoFocus
      />
      {isNew && (
        <Field
          label={t('door.shortName')}
          name="shortName"
          value={form.shortName}
          onChange={(shortName) => change({ shortName })}
          hint={t('door.shortNameHint')}
          error={wrong.includes('shortName') ? t('door.bad.shortName') : undefined}
          maxLength={32}
          spellCheck="false"
        />
      )}
    </>
  );
};

const Times = ({ form, wrong, change }: PartProps) => {
  const { t } = useTranslation('diary-devices');
  return (
    <>
      <Field
        label={t('door.pulse')}
        name="pulse"
        value={form.pulse}
        onChange={(pulse) => change({ pulse })}
        hint={t('door.pulseHint')}
        error={wrong.includes('pulseMs') ? t('door.bad.pulseMs') : undefined}
        maxLength={9}
      />
      <Field
        label={t('door.held')}
        name="held"
        value={form.held}
        onChange={(held) => change({ held })}
        hint={t('door.heldHint')}
        error={wrong.includes('heldOpenAfterMs') ? t('door.bad.heldOpenAfterMs') : undefined}
        maxLength={9}
      />
    </>
  );
};

const Choices = ({ form, change }: PartProps) => {
  const { t } = useTranslation('diary-devices');
  return (
    <>
      <div className="field">
        <span className="label" aria-hidden="true">
          {t('door.needs')}
        </span>
        <SegmentedSwitch
          label={t('door.needs')}
          segments={(['uid', 'keyed'] as const).map((id) => ({ id, label: t(`door.needs.${id}`) }))}
          value={form.needs}
          onChange={(needs) => change({ needs })}
        />
      </div>
      <div className="field">
        <span className="label" aria-hidden="true">
          {t('door.direction')}
        </span>
        <SegmentedSwitch
          label={t('door.direction')}
          segments={(['in', 'out', 'unknown'] as const).map((id) => ({
            id,
            label: t(`door.direction.${id}`),
          }))}
          value={form.direction}
          onChange={(direction) => change({ direction })}
        />
      </div>
    </>
  );
};

const useSave = ({ door, schoolId, onClose }: DoorQuestionProps) => {
  const { t } = useTranslation('diary-devices');
  const { core } = useApp();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (draft: Parameters<typeof addDoor>[2]) =>
      door ? changeDoor(core, schoolId, draft, door) : addDoor(core, schoolId, draft),
    onSuccess: async ({ name }) => {
      toast({ text: t('door.saved', { name }) });
      onClose();
      await Promise.all(
        [ADMIN_KEYS.health, KEYS.doors].map((key) =>
          queries.invalidateQueries({ queryKey: [key, schoolId] }),
        ),
      );
    },
  });
};

/** A new door, or changes of one. What is wrong is said at its field, before anything is sent. */
export const DoorQuestion = (props: DoorQuestionProps) => {
  const { sites, door, onClose } = props;
  const { t, i18n } = useTranslation('diary-devices');
  const { state } = useLink();
  const [siteId, setSiteId] = useState(props.siteId);
  const [form, setForm] = useState(() => (door ? formOf(door, i18n.language) : EMPTY_DOOR));
  const [tried, setTried] = useState(false);
  const saving = useSave(props);
  const result = readDoor(form, siteId);
  const wrong = tried && !result.ok ? result.wrong : [];
  const part = {
    form,
    wrong,
    change: (over: Partial<DoorForm>) => setForm((now) => ({ ...now, ...over })),
  };
  const save = () => {
    setTried(true);
    if (result.ok) saving.mutate(result.door);
  };
  return (
    <Question
      isOpen
      onClose={onClose}
      question={door ? t('devices.changeDoor', { name: door.name }) : t('door.new')}
      consequence={<p>{door ? t('door.changeExplain') : t('door.explain')}</p>}
      leave={t('leave')}
      verb={door ? t('door.save') : t('door.add')}
      busy={saving.isPending}
      isDisabled={state === 'offline'}
      onAnswer={save}
    >
      {!door && sites.length > 1 && (
        <SegmentedSwitch
          label={t('door.site')}
          segments={sites.map((site) => ({ id: site.siteId, label: site.name }))}
          value={siteId}
          onChange={setSiteId}
        />
      )}
      <Names {...part} isNew={!door} />
      <div className="two">
        <Times {...part} />
      </div>
      <Choices {...part} />
      {saving.error && <Trouble error={saving.error} />}
    </Question>
  );
};
