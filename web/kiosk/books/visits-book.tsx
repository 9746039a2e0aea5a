import type { Visit } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { useKiosk } from '../session/kiosk-context.ts';

/** The visitor book of a day, in the order of coming. */
export const VisitsBook = ({ visits }: { visits: readonly Visit[] }) => {
  const { t } = useTranslation('kiosk-books');
  const { zone } = useKiosk();
  if (visits.length === 0) return <EmptyState icon="book">{t('book.noVisits')}</EmptyState>;
  const inOrder = [...visits].sort((a, b) => a.inAtUtc - b.inAtUtc);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keys
    <section className="table-frame" tabIndex={0} aria-label={t('book.visits')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('book.in')}</th>
            <th scope="col">{t('book.out')}</th>
            <th scope="col">{t('book.visitor')}</th>
            <th scope="col">{t('visit.host')}</th>
            <th scope="col">{t('visit.purpose')}</th>
            <th scope="col">{t('visit.badge')}</th>
            <th scope="col">{t('visit.document')}</th>
            <th scope="col">{t('book.operator')}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((visit) => (
            <tr key={visit.visitId}>
              <td>{zone.clockOf(visit.inAtUtc)}</td>
              <td>
                <OutOf visit={visit} />
              </td>
              <th scope="row">
                {visit.name === '' ? t('visit.erased') : visit.name}
                {visit.count > 1 && ` (${t('visit.people', { count: visit.count })})`}
              </th>
              <td>{visit.host ?? ''}</td>
              <td>{visit.purpose ?? ''}</td>
              <td>{visit.badge ?? ''}</td>
              <td>{visit.document ?? ''}</td>
              <td>{visit.operatorName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const OutOf = ({ visit }: { visit: Visit }) => {
  const { t } = useTranslation('kiosk-books');
  const { zone } = useKiosk();
  if (visit.notSeenOut)
    return (
      <Tag kind="wait" icon="warn">
        {t('book.notSeenOut')}
      </Tag>
    );
  if (visit.outAtUtc === undefined)
    return (
      <Tag kind="ok" icon="in">
        {t('book.inside')}
      </Tag>
    );
  return zone.clockOf(visit.outAtUtc);
};
