import type { InsidePerson } from '@furtka/hub-contract/kiosk-desk';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { Face } from '../people/face.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { Fence } from './fence.tsx';
import type { MusterGroup } from './muster.ts';

/** Ticking somebody as found; without it the list only shows. */
export type Tick = (personId: string, safe: boolean) => Promise<void>;

/** Classes, staff and guests, each opened by a press. */
export const GroupList = ({
  groups,
  onTick,
}: {
  groups: readonly MusterGroup[];
  onTick?: Tick;
}) => {
  const [open, setOpen] = useState<string>();
  return (
    <ul className="groups">
      {groups.map((one) => (
        <GroupRow
          key={`${one.kind} ${one.key}`}
          group={one}
          isOpen={open === `${one.kind} ${one.key}`}
          onOpen={(isOpen) => setOpen(isOpen ? `${one.kind} ${one.key}` : undefined)}
          {...(onTick === undefined ? {} : { onTick })}
        />
      ))}
    </ul>
  );
};

const GroupRow = ({
  group,
  isOpen,
  onOpen,
  onTick,
}: {
  group: MusterGroup;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onTick?: Tick;
}) => {
  const { t } = useTranslation('kiosk-inside');
  const { kind, key, total, safe, people } = group;
  const missing = total - safe;
  return (
    <li>
      <button
        type="button"
        className="group"
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
      >
        <b>{kind === 'class' ? key : t(`group.${kind}`)}</b>
        <Fence full={onTick ? safe : total} empty={onTick ? missing : 0} />
        <span className="group-sum">
          {onTick ? (
            <>
              <b>
                {safe}/{total}
              </b>
              <span className={missing > 0 ? 'missing' : 'complete'}>
                {missing > 0 ? t('missing', { count: missing }) : t('complete')}
              </span>
            </>
          ) : (
            <b>{total}</b>
          )}
        </span>
        <Icon name={isOpen ? 'up' : 'down'} />
      </button>
      {isOpen && <PersonRows people={people} {...(onTick === undefined ? {} : { onTick })} />}
    </li>
  );
};

/** People one under another, with what is doubtful told in words. */
export const PersonRows = memo(
  ({ people, onTick }: { people: readonly InsidePerson[]; onTick?: Tick }) => (
    <ul className="inside-people">
      {people.map((person) => (
        <PersonRow
          key={person.personId}
          person={person}
          {...(onTick === undefined ? {} : { onTick })}
        />
      ))}
    </ul>
  ),
);

const PersonRow = ({ person, onTick }: { person: InsidePerson; onTick?: Tick }) => {
  const { t } = useTranslation('kiosk-inside');
  const { zone } = useKiosk();
  const { personId, name, sinceUtc, by, doubt, safe, count } = person;
  return (
    <li>
      <Face id={personId} name={name} hasPhoto={false} size="mid" />
      <span className="inside-who">
        <b>
          {name}
          {count > 1 && ` (${t('people', { count })})`}
        </b>
        <span className="soft">
          {sinceUtc === undefined ? t('noTime') : t(`by.${by}`, { time: zone.clockOf(sinceUtc) })}
        </span>
      </span>
      {doubt && (
        <Tag kind="wait" icon="warn">
          {t(`doubt.${doubt}`)}
        </Tag>
      )}
      {onTick && (
        <button
          type="button"
          className="tick"
          aria-pressed={safe}
          aria-label={t('tick.of', { name })}
          onClick={() => void onTick(personId, !safe)}
        >
          {safe && <Icon name="check" />}
          {t(safe ? 'tick.done' : 'tick')}
        </button>
      )}
    </li>
  );
};
