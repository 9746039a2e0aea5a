import { useTranslation } from 'react-i18next';
import { Tag } from '../../shared/ui/tag.tsx';
import type { DemoState } from '../api-types.ts';
import { type PlaceRow, rowsOf, shortVersion } from './standing.ts';

const numberOr = (value: number | undefined, show: (value: number) => string = String): string =>
  value === undefined ? '–' : show(value);

const Contact = ({ row }: { row: PlaceRow }) => {
  const { t } = useTranslation('demo');
  if (row.isSilent)
    return (
      <Tag kind="no" icon="offline">
        {t('place.silent')}
      </Tag>
    );
  if (row.silentForS !== undefined) return <>{t('contact.ago', { seconds: row.silentForS })}</>;
  if (row.isLinked === undefined) return <>–</>;
  return (
    <Tag kind={row.isLinked ? 'ok' : 'wait'} icon={row.isLinked ? 'check' : 'offline'}>
      {t(row.isLinked ? 'contact.up' : 'contact.down')}
    </Tag>
  );
};

/** Each place of the way: what waits there, how far it is, and which versions are in force. */
export const QueuesTable = ({ standing, agents }: Pick<DemoState, 'standing' | 'agents'>) => {
  const { t } = useTranslation('demo');
  const rows = rowsOf(
    standing,
    agents.map(({ name }) => name),
  );
  const doorsOf = (name: string | undefined): string =>
    agents.find((agent) => agent.name === name)?.doors.join(', ') ?? '';
  return (
    <section className="queues" aria-labelledby="queues-title">
      <header>
        <h2 id="queues-title">{t('queues')}</h2>
        <span className="small soft">{t('queues.hint')}</span>
      </header>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('queues.place')}</th>
              <th scope="col">{t('queues.waiting')}</th>
              <th scope="col">{t('queues.position')}</th>
              <th scope="col">{t('queues.roster')}</th>
              <th scope="col">{t('queues.deny')}</th>
              <th scope="col">{t('queues.mode')}</th>
              <th scope="col">{t('queues.contact')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name ?? row.place} data-place={row.name ?? row.place}>
                <th scope="row">{t(`place.${row.place}`, { doors: doorsOf(row.name) })}</th>
                <td
                  className={row.waiting ? 'is-waiting' : ''}
                  data-waiting={row.waiting}
                  data-label={t('queues.waiting')}
                >
                  {numberOr(row.waiting)}
                </td>
                <td data-label={t('queues.position')}>{numberOr(row.position)}</td>
                <td data-label={t('queues.roster')}>
                  {numberOr(row.versions?.roster, shortVersion)}
                </td>
                <td data-label={t('queues.deny')}>{numberOr(row.versions?.deny, shortVersion)}</td>
                <td data-label={t('queues.mode')}>{numberOr(row.versions?.mode, shortVersion)}</td>
                <td data-label={t('queues.contact')}>
                  <Contact row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
