import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import {
  DOOR_KEYS,
  type DoorHolder,
  holdersQuery,
  issuePin,
  setLonger,
  takePin,
} from '../../data/door-queries.ts';
import { Trouble } from '../../nav/trouble.tsx';

const SECONDS = ['0', '8', '15', '30'] as const;

interface HolderProps {
  readonly holder: DoorHolder;
  readonly schoolId: string;
}

const useRefresh = (schoolId: string) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [DOOR_KEYS.holders, schoolId] });
};

/** The PIN, large and printable. Once closed it is gone. */
const PinSheet = ({
  pin,
  name,
  onClose,
}: {
  readonly pin: string;
  readonly name: string;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-doors');
  return (
    <ModalOverlay className="veil printed" isOpen isKeyboardDismissDisabled>
      <Modal className="dialog code-sheet">
        <Dialog role="dialog">
          <Heading slot="title" level={2}>
            {t('pin.title', { name })}
          </Heading>
          <p className="code-big">{pin}</p>
          <p>{t('pin.how')}</p>
          <Note kind="lamp">{t('pin.once')}</Note>
          <div className="answers">
            <Button icon="print" onPress={() => print()}>
              {t('pin.print')}
            </Button>
            <Button kind="go" autoFocus onPress={onClose}>
              {t('pin.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

/** Asks, then makes a PIN and shows it once, or takes the present one away. */
const PinQuestion = ({
  holder,
  schoolId,
  what,
  onClose,
}: HolderProps & { readonly what: 'issue' | 'take'; readonly onClose: () => void }) => {
  const { t } = useTranslation('diary-doors');
  const { core } = useApp();
  const refresh = useRefresh(schoolId);
  const { personId, name } = holder;
  const issuing = useMutation({
    mutationFn: () => issuePin(core, schoolId, personId),
    onSuccess: refresh,
  });
  const taking = useMutation({
    mutationFn: () => takePin(core, schoolId, personId),
    onSuccess: async () => {
      onClose();
      await refresh();
    },
  });
  if (issuing.data) return <PinSheet pin={issuing.data.pin} name={name} onClose={onClose} />;
  const doing = what === 'issue' ? issuing : taking;
  const words = what === 'take' ? 'pin.take' : holder.hasPin ? 'pin.again' : 'pin.issue';
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t(`${words}.question`, { name })}
      consequence={<p>{t(`${words}.what`)}</p>}
      leave={t('leave')}
      verb={t(words)}
      danger={what === 'take'}
      busy={doing.isPending}
      onAnswer={() => doing.mutate()}
    >
      {doing.error && <Trouble error={doing.error} />}
    </Question>
  );
};

const Longer = ({ holder, schoolId }: HolderProps) => {
  const { t } = useTranslation('diary-doors');
  const { core } = useApp();
  const refresh = useRefresh(schoolId);
  const saving = useMutation({
    mutationFn: (ms: number | null) => setLonger(core, schoolId, holder.personId, ms),
    onSuccess: refresh,
  });
  const own = String((holder.pulseMs ?? 0) / 1000);
  const seconds = [...new Set([...SECONDS, own])];
  return (
    <>
      <SelectField
        label={t('longer', { name: holder.name })}
        isLabelHidden
        choices={seconds.map((id) => ({
          id,
          label: id === '0' ? t('longer.door') : t('longer.seconds', { seconds: id }),
        }))}
        value={own}
        onChange={(id) => saving.mutate(id === '0' ? null : Number(id) * 1000)}
      />
      {saving.error && <Trouble error={saving.error} />}
    </>
  );
};

const HolderRow = ({ holder, schoolId }: HolderProps) => {
  const { t } = useTranslation('diary-doors');
  const [asked, setAsked] = useState<'issue' | 'take'>();
  const { name, hasPin, isStaff } = holder;
  const verb = t(hasPin ? 'pin.again' : 'pin.issue');
  return (
    <li className="device door-line">
      <div className="what">
        <div className="part-head">
          <b>{name}</b>
          {hasPin && (
            <Tag kind="ok" icon="key">
              {t('pin.has')}
            </Tag>
          )}
        </div>
      </div>
      <div className="line-acts">
        <Longer holder={holder} schoolId={schoolId} />
        {isStaff && (
          <Button aria-label={`${verb}: ${name}`} icon="key" onPress={() => setAsked('issue')}>
            {verb}
          </Button>
        )}
        {hasPin && (
          <Button
            kind="bare"
            icon="x"
            aria-label={`${t('pin.take')}: ${name}`}
            onPress={() => setAsked('take')}
          >
            {t('pin.take')}
          </Button>
        )}
      </div>
      {asked && (
        <PinQuestion
          holder={holder}
          schoolId={schoolId}
          what={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </li>
  );
};

/** PINs of the staff for doors, and who needs a longer opening. */
export const HolderPart = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-doors');
  const { data, error, isPending, refetch } = useQuery(holdersQuery(useApp().core, schoolId));
  return (
    <section className="sheet" aria-labelledby="door-holders">
      <header>
        <h2 id="door-holders">{t('holders')}</h2>
      </header>
      <div className="in">
        <p className="soft">{t('holders.lead')}</p>
        {isPending && <Skeleton lines={4} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <EmptyState icon="people">{t('holders.none')}</EmptyState>}
        <ul className="devices-list">
          {data?.map((holder) => (
            <HolderRow key={holder.personId} holder={holder} schoolId={schoolId} />
          ))}
        </ul>
      </div>
    </section>
  );
};
