import { useTranslation } from 'react-i18next';
import { Tag } from '../../../shared/ui/tag.tsx';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { GROUP_READERS, MAKES_GROUPS } from '../../nav/readers.ts';
import { PanelHead, Split } from '../structure/split.tsx';
import { useStructureAddress } from '../structure/structure-address.ts';
import { useStructure } from '../structure/use-structure.ts';
import { YearChoice } from '../structure/year-choice.tsx';
import { GroupForm } from './group-form.tsx';
import { GroupPanel } from './group-panel.tsx';
import { useGroups } from './use-groups.ts';
import '../people/people.css';
import '../structure/structure.css';
import './groups.css';

const Body = () => {
  const { t } = useTranslation(['diary-groups', 'diary-structure']);
  const { today } = useStructure();
  const { address, pick, inSchool } = useStructureAddress();
  const all = useGroups();
  const { groups, year, list, mayCreate, classes, isAdmin } = all;
  const row = groups?.find(({ groupId }) => groupId === address.pick);
  const begins = year === undefined || year.isCurrent ? today : year.from;
  const onClose = () => pick(undefined);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SchoolSwitch roles={GROUP_READERS} right={MAKES_GROUPS} onChange={inSchool} />
      <Split
        label={t('diary-structure:tab.groups')}
        icon="people"
        columns={[
          { id: 'name', label: t('diary-structure:name'), isRowHeader: true, cell: (g) => g.name },
          {
            id: 'of',
            label: t('diary-structure:groups.classes'),
            cell: (g) => g.classNames.join(', '),
          },
          {
            id: 'who',
            label: t('diary-structure:groups.teacher'),
            cell: (g) =>
              all.isOwn(g) ? (
                <Tag kind="pen" icon="person">
                  {t('own')}
                </Tag>
              ) : (
                (g.teacherName ?? '')
              ),
          },
          {
            id: 'count',
            label: t('diary-structure:groups.members'),
            cell: ({ memberCount }) => memberCount,
          },
        ]}
        items={groups}
        idOf={({ groupId }) => groupId}
        textOf={({ name }) => name}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={mayCreate ? t('none') : t('noneToRead')}
        tools={<YearChoice />}
        {...(mayCreate && year !== undefined && { add: t('diary-structure:groups.add') })}
        panel={
          row ? (
            <GroupPanel key={row.groupId} row={row} all={all} begins={begins} />
          ) : (
            <>
              <PanelHead title={t('diary-structure:groups.add')} />
              <GroupForm
                row={undefined}
                yearId={year?.yearId ?? ''}
                onAgain={onClose}
                {...{ begins, classes, isAdmin, onClose }}
              />
            </>
          )
        }
      />
    </Page>
  );
};

/** „Grupy": a teacher's own groups first, those of the school after them (GROUP-13). */
export const GroupsScreen = () => {
  const { address } = useStructureAddress();
  const schoolId = useOfficeSchool(GROUP_READERS, address.school, MAKES_GROUPS);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
