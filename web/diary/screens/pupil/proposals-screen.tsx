import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { InSchool, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { PROPOSAL_DECIDERS } from '../../nav/readers.ts';
import { ProposalList } from './proposal-list.tsx';
import '../people/people.css';
import './pupil.css';

/** Changes of pupils' data that homeroom teachers ask for, of the whole school (C-14). */
export const ProposalsScreen = () => {
  const { t } = useTranslation('diary-pupil');
  const { school } = useSearch({ from: '/inside/people/proposals' });
  const schoolId = useOfficeSchool(PROPOSAL_DECIDERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Page title={t('proposal.title')} lead={t('proposal.lead')} back="/people">
        <div className="sheet pupil-part">
          <ProposalList />
        </div>
      </Page>
    </InSchool>
  );
};
