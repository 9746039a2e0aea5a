import { LinkButton } from '../../../shared/ui/button.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { PHONE_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { STRUCTURE_KEEPERS } from '../../nav/readers.ts';
import { BodiesPart } from './bodies-part.tsx';
import { CategoriesPart } from './categories-part.tsx';
import { ClassesPart } from './classes-part.tsx';
import { CoursesPart } from './courses-part.tsx';
import { GroupsPart } from './groups-part.tsx';
import { SubjectsPart, UnitsPart } from './named-part.tsx';
import { useStructureAddress } from './structure-address.ts';
import { STRUCTURE_TABS } from './structure-tabs.ts';
import { useStructure } from './use-structure.ts';
import { YearsPart } from './years-part.tsx';
import '../people/people.css';
import './structure.css';

const PARTS = {
  years: YearsPart,
  units: UnitsPart,
  classes: ClassesPart,
  subjects: SubjectsPart,
  groups: GroupsPart,
  courses: CoursesPart,
  categories: CategoriesPart,
  bodies: BodiesPart,
} as const;

const Body = () => {
  const { t } = useStructure();
  const { address, showTab, inSchool } = useStructureAddress();
  const tab = address.tab ?? 'years';
  const isPhone = useMedia(PHONE_QUERY);
  const Part = PARTS[tab];
  return (
    <Page
      title={t('title')}
      lead={t(`lead.${tab}`)}
      back="/classes"
      actions={
        !isPhone && (
          <LinkButton href="/classes" icon="grid">
            {t('toClasses')}
          </LinkButton>
        )
      }
    >
      <SchoolSwitch roles={STRUCTURE_KEEPERS} onChange={inSchool} />
      {isPhone ? (
        <SelectField
          label={t('tabs')}
          choices={STRUCTURE_TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
          value={tab}
          onChange={showTab}
        />
      ) : (
        <div className="structure-tabs">
          <SegmentedSwitch
            label={t('tabs')}
            segments={STRUCTURE_TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
            value={tab}
            onChange={showTab}
          />
        </div>
      )}
      <Part key={tab} />
    </Page>
  );
};

/** „Struktura szkoły": what the school is made of, kept by the administrator. */
export const StructureScreen = () => {
  const { address } = useStructureAddress();
  const schoolId = useOfficeSchool(STRUCTURE_KEEPERS, address.school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
