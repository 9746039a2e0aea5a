import { useState } from 'react';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { PlaceForm } from './place-form.tsx';
import type { RoomRow, SchoolCard, SiteRow } from './school-queries.ts';
import { useSchool, useSchoolChange } from './use-school.ts';

/** Acts of one site or room: another name, no longer used or used again, taken away. */
const Acts = ({
  name,
  isRetired,
  error,
  isPending,
  onRename,
  onRetire,
  onRemove,
}: {
  readonly name: string;
  readonly isRetired: boolean;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onRename: () => void;
  readonly onRetire: (isRetired: boolean) => void;
  readonly onRemove: () => void;
}) => {
  const { t } = useSchool();
  return (
    <>
      <span className="school-acts">
        <Button icon="pencil" onPress={onRename} aria-label={`${t('rename')}: ${name}`}>
          {t('rename')}
        </Button>
        <Button
          isPending={isPending}
          onPress={() => onRetire(!isRetired)}
          aria-label={`${t(isRetired ? 'bringBack' : 'retire')}: ${name}`}
        >
          {t(isRetired ? 'bringBack' : 'retire')}
        </Button>
        <Button
          kind="bare"
          icon="x"
          isPending={isPending}
          onPress={onRemove}
          aria-label={`${t('remove')}: ${name}`}
        >
          {t('remove')}
        </Button>
      </span>
      {error !== null && <Trouble error={error} />}
    </>
  );
};

const Room = ({ room, sites }: { readonly room: RoomRow; readonly sites: readonly SiteRow[] }) => {
  const { t, client, headers, isKeeper } = useSchool();
  const change = useSchoolChange();
  const [isOpen, open] = useState(false);
  const { roomId, ...before } = room;
  const at = { headers, params: { path: { roomId } } };
  const put = (body: typeof before) =>
    dataOf(client.PUT('/api/v1/rooms/{roomId}', { ...at, body }));
  const save = (over: Partial<typeof before>, text: string, onDone?: () => void) =>
    change.mutate({
      ...(onDone && { onDone }),
      run: async () => {
        const { version } = await put({ ...before, ...over });
        return { text, undo: () => put({ ...before, version }) };
      },
    });
  const remove = () =>
    change.mutate({
      run: async () => {
        await dataOf(client.DELETE('/api/v1/rooms/{roomId}', at));
        const body = { name: room.name, siteId: room.siteId };
        return {
          text: t('removed', { name: room.name }),
          undo: () => dataOf(client.POST('/api/v1/rooms', { headers, body })),
        };
      },
    });
  if (isOpen)
    return (
      <li>
        <PlaceForm
          label={t('room.form', { name: room.name })}
          name={room.name}
          siteId={room.siteId}
          sites={sites}
          most={60}
          verb={t('save')}
          isPending={change.isPending}
          error={change.error}
          onSend={({ name, siteId }) =>
            save({ name, siteId }, t('savedPlace', { name }), () => open(false))
          }
          onClose={() => {
            change.reset();
            open(false);
          }}
        />
      </li>
    );
  return (
    <li>
      <b>{room.name}</b>
      {room.isRetired && (
        <Tag kind="line" icon="stop">
          {t('retired')}
        </Tag>
      )}
      {isKeeper && (
        <Acts
          name={room.name}
          isRetired={room.isRetired}
          error={change.error}
          isPending={change.isPending}
          onRename={() => open(true)}
          onRetire={(isRetired) =>
            save({ isRetired }, t(isRetired ? 'retiredSaid' : 'backSaid', { name: room.name }))
          }
          onRemove={remove}
        />
      )}
    </li>
  );
};

const AddRoom = ({ site }: { readonly site: SiteRow }) => {
  const { t, client, headers } = useSchool();
  const change = useSchoolChange();
  const [isOpen, open] = useState(false);
  if (!isOpen)
    return (
      <Button icon="plus" onPress={() => open(true)} aria-label={`${t('room.add')}: ${site.name}`}>
        {t('room.add')}
      </Button>
    );
  return (
    <PlaceForm
      label={t('room.new', { site: site.name })}
      name=""
      most={60}
      verb={t('add')}
      isPending={change.isPending}
      error={change.error}
      onSend={({ name }) =>
        change.mutate({
          onDone: () => open(false),
          run: async () => {
            const body = { name, siteId: site.siteId };
            const { roomId } = await dataOf(client.POST('/api/v1/rooms', { headers, body }));
            const at = { headers, params: { path: { roomId } } };
            return {
              text: t('added', { name }),
              undo: () => dataOf(client.DELETE('/api/v1/rooms/{roomId}', at)),
            };
          },
        })
      }
      onClose={() => {
        change.reset();
        open(false);
      }}
    />
  );
};

const Site = ({ site, card }: { readonly site: SiteRow; readonly card: SchoolCard }) => {
  const { t, client, headers, isKeeper } = useSchool();
  const change = useSchoolChange();
  const [isOpen, open] = useState(false);
  const rooms = card.rooms.filter(({ siteId }) => siteId === site.siteId);
  const sites = card.sites.filter(({ isRetired }) => !isRetired);
  const at = { headers, params: { path: { siteId: site.siteId } } };
  const put = (body: { name: string; isRetired?: boolean }) =>
    dataOf(client.PUT('/api/v1/sites/{siteId}', { ...at, body }));
  const save = (over: { name?: string; isRetired?: boolean }, text: string, onDone?: () => void) =>
    change.mutate({
      ...(onDone && { onDone }),
      run: async () => {
        await put({ name: site.name, ...over });
        return { text, undo: () => put({ name: site.name, isRetired: site.isRetired }) };
      },
    });
  const remove = () =>
    change.mutate({
      run: async () => {
        await dataOf(client.DELETE('/api/v1/sites/{siteId}', at));
        const body = { name: site.name, zone: site.zone };
        return {
          text: t('removed', { name: site.name }),
          undo: () => dataOf(client.POST('/api/v1/sites', { headers, body })),
        };
      },
    });
  return (
    <section className="sheet school-part" aria-labelledby={`site-${site.siteId}`}>
      <div className="school-head">
        <h3 id={`site-${site.siteId}`}>{site.name}</h3>
        {site.isRetired && (
          <Tag kind="line" icon="stop">
            {t('retired')}
          </Tag>
        )}
        {isKeeper && !isOpen && (
          <Acts
            name={site.name}
            isRetired={site.isRetired}
            error={change.error}
            isPending={change.isPending}
            onRename={() => open(true)}
            onRetire={(isRetired) =>
              save({ isRetired }, t(isRetired ? 'retiredSaid' : 'backSaid', { name: site.name }))
            }
            onRemove={remove}
          />
        )}
      </div>
      {isOpen && (
        <PlaceForm
          label={t('site.form', { name: site.name })}
          name={site.name}
          most={80}
          verb={t('save')}
          isPending={change.isPending}
          error={change.error}
          onSend={({ name }) => save({ name }, t('savedPlace', { name }), () => open(false))}
          onClose={() => {
            change.reset();
            open(false);
          }}
        />
      )}
      <p className="soft small">{t('rooms', { count: rooms.length })}</p>
      <ul className="school-rooms" aria-label={t('roomsOf', { site: site.name })}>
        {rooms.map((room) => (
          <Room key={room.roomId} room={room} sites={sites} />
        ))}
      </ul>
      {isKeeper && !site.isRetired && <AddRoom site={site} />}
    </section>
  );
};

/** Buildings of the school with their rooms. */
export const PlacesPart = ({ card }: { readonly card: SchoolCard }) => {
  const { t, client, headers, isKeeper } = useSchool();
  const change = useSchoolChange();
  const [isOpen, open] = useState(false);
  return (
    <section className="school-places" aria-labelledby="school-places">
      <h2 id="school-places">{t('places')}</h2>
      <p className="soft">{t('places.lead')}</p>
      {card.sites.map((site) => (
        <Site key={site.siteId} site={site} card={card} />
      ))}
      {isKeeper && !isOpen && (
        <Button icon="plus" onPress={() => open(true)}>
          {t('site.add')}
        </Button>
      )}
      {isOpen && (
        <PlaceForm
          label={t('site.new')}
          name=""
          most={80}
          verb={t('add')}
          isPending={change.isPending}
          error={change.error}
          onSend={({ name }) =>
            change.mutate({
              onDone: () => open(false),
              run: async () => {
                const call = client.POST('/api/v1/sites', { headers, body: { name } });
                const { siteId } = await dataOf(call);
                const at = { headers, params: { path: { siteId } } };
                return {
                  text: t('added', { name }),
                  undo: () => dataOf(client.DELETE('/api/v1/sites/{siteId}', at)),
                };
              },
            })
          }
          onClose={() => {
            change.reset();
            open(false);
          }}
        />
      )}
    </section>
  );
};
