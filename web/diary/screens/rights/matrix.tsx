import { PERSON_ROLES } from '@furtka/core-contract/roles';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/api/wire.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { GrantCell, ReachPales } from './grant-cell.tsx';
import { type MatrixRow, matrixQuery } from './right-queries.ts';

const AREAS = ['school', 'people', 'presence', 'teaching', 'contact', 'office', 'system'] as const;
type Area = (typeof AREAS)[number] | 'later';

const areaOf = (row: MatrixRow): Area =>
  row.comesLater ? 'later' : (AREAS.find((area) => row.feature.startsWith(`${area}/`)) ?? 'system');

export interface MatrixProps {
  readonly find: string;
  readonly isMine: boolean;
  readonly onFind: (find: string) => void;
  readonly onMine: (isMine: boolean) => void;
}

const Legend = () => {
  const { t } = useTranslation('diary-rights');
  return (
    <ul className="rights-legend" aria-label={t('legend')}>
      {(['school', 'ownClass', 'ownLessons', 'own'] as const).map((reach) => (
        <li key={reach}>
          <ReachPales reach={reach} />
          {t(`legend.${reach}`)}
        </li>
      ))}
    </ul>
  );
};

const Rows = ({
  rows,
  roles,
}: {
  readonly rows: readonly MatrixRow[];
  readonly roles: readonly Role[];
}) => {
  const { t } = useTranslation(['diary-rights', 'permissions', 'diary']);
  const areas = ([...AREAS, 'later'] as const).filter((area) =>
    rows.some((row) => areaOf(row) === area),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="sheet rights-scroll" aria-label={t('diary-rights:table')} tabIndex={0}>
      <table className="rights-table">
        <thead>
          <tr>
            <th scope="col">{t('diary-rights:permission')}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {t(`diary:role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <Fragment key={area}>
              <tr className="rights-area">
                <th scope="colgroup" colSpan={roles.length + 1}>
                  <span>{t(`diary-rights:area.${area}`)}</span>
                </th>
              </tr>
              {rows
                .filter((row) => areaOf(row) === area)
                .map((row) => (
                  <tr key={row.permission}>
                    <th scope="row">{t(`permissions:${row.permission}`)}</th>
                    {roles.map((role) => (
                      <td key={role}>
                        <GrantCell grant={row.grants[role]} />
                      </td>
                    ))}
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Who may do what: every permission by role, found by words, or only what one may oneself. */
export const Matrix = ({ find, isMine, onFind, onMine }: MatrixProps) => {
  const { t } = useTranslation(['diary-rights', 'permissions']);
  const held = useRoles();
  const { data, error, isPending, refetch } = useQuery(matrixQuery(useApp().core, useSchoolId()));
  const roles = isMine ? PERSON_ROLES.filter((role) => held.includes(role)) : PERSON_ROLES;
  const words = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rows = (data ?? []).filter((row) => {
    const text = t(`permissions:${row.permission}`).toLocaleLowerCase();
    const isOwn = !isMine || roles.some((role) => row.grants[role] !== undefined);
    return isOwn && words.every((word) => text.includes(word));
  });
  return (
    <>
      <div className="rights-tools">
        <SearchField
          label={t('diary-rights:search')}
          placeholder={t('diary-rights:search')}
          value={find}
          onChange={onFind}
        />
        <SegmentedSwitch
          label={t('diary-rights:whose')}
          segments={[
            { id: 'all', label: t('diary-rights:all') },
            { id: 'mine', label: t('diary-rights:mine') },
          ]}
          value={isMine ? 'mine' : 'all'}
          onChange={(id) => onMine(id === 'mine')}
        />
        <Button icon="print" onPress={() => print()}>
          {t('diary-rights:print')}
        </Button>
      </div>
      {isPending && <Skeleton lines={12} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && rows.length === 0 && (
        <EmptyState icon="shield">{t('diary-rights:nothing')}</EmptyState>
      )}
      {rows.length > 0 && <Rows rows={rows} roles={roles} />}
      <Legend />
    </>
  );
};
