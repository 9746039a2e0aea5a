import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { BODY_READERS } from '../../nav/readers.ts';
import { BodiesPart } from './bodies-part.tsx';
import { useStructureAddress } from './structure-address.ts';
import { useStructure } from './use-structure.ts';
import '../people/people.css';
import './structure.css';

const Body = () => {
  const { t } = useStructure();
  const { inSchool } = useStructureAddress();
  return (
    <Page title={t('tab.bodies')} lead={t('lead.bodies')}>
      <SchoolSwitch roles={BODY_READERS} onChange={inSchool} />
      <BodiesPart />
    </Page>
  );
};

/** Councils of classes, recorded by the homeroom teacher of each (STRUCT-17, STRUCT-18). */
export const BodiesScreen = () => {
  const { address } = useStructureAddress();
  const schoolId = useOfficeSchool(BODY_READERS, address.school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
