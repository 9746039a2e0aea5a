import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { PRIVACY_READERS } from '../../nav/readers.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { useRoles } from '../../session/use-session.ts';
import { TermsPart } from '../help/terms-part.tsx';
import { AgreementPart } from './agreement-part.tsx';
import { DisclosuresPart } from './disclosures-part.tsx';
import { IncidentsPart } from './incidents-part.tsx';
import type { PrivacyTab } from './privacy-tabs.ts';
import { RequestsPart } from './requests-part.tsx';
import { RetentionPart } from './retention-part.tsx';
import './privacy.css';

const PARTS = {
  requests: RequestsPart,
  disclosures: DisclosuresPart,
  agreement: AgreementPart,
  retention: RetentionPart,
  incidents: IncidentsPart,
  terms: TermsPart,
} as const;

/** What the controller of the data does: requests, disclosures, agreement, periods, incidents, regulations. */
export const OfficePrivacyScreen = () => {
  const { t } = useTranslation('diary-privacy');
  const { school, tab = 'requests' } = useSearch({ from: '/inside/admin/privacy' });
  const navigate = useNavigate({ from: '/admin/privacy' });
  const schoolId = useOfficeSchool(PRIVACY_READERS, school);
  const isReader = may(useRoles(), 'readSettings');
  const tabs: readonly PrivacyTab[] = isReader
    ? ['requests', 'disclosures', 'agreement', 'retention', 'incidents', 'terms']
    : ['requests', 'disclosures', 'agreement', 'terms'];
  const now = tabs.includes(tab) ? tab : 'requests';
  const Part = PARTS[now];
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Page
        title={t('office.title')}
        lead={t(`office.lead.${now}`)}
        actions={isReader && <SchoolTabs now="privacy" />}
      >
        <SchoolSwitch
          roles={PRIVACY_READERS}
          onChange={(other) => void navigate({ search: { school: other } })}
        />
        <div className="privacy">
          <SegmentedSwitch
            label={t('office.tabs')}
            segments={tabs.map((id) => ({ id, label: t(`office.tab.${id}`) }))}
            value={now}
            onChange={(id) => void navigate({ search: (was) => ({ ...was, tab: id }) })}
          />
          <Part />
        </div>
      </Page>
    </InSchool>
  );
};
