import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { IMPORTERS } from '../../nav/readers.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { RunPart } from './run-part.tsx';
import { RunsPart } from './runs-part.tsx';
import { StartPart } from './start-part.tsx';
import './imports.css';

const Body = ({ run }: { readonly run: string | undefined }) => {
  const { t } = useTranslation('diary-import');
  const navigate = useNavigate({ from: '/admin/import' });
  const open = (importId: string) =>
    void navigate({ search: (now) => ({ ...now, run: importId }) });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<SchoolTabs now="import" />}
      back="/settings"
    >
      <SchoolSwitch
        roles={IMPORTERS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      <div className="imports">
        {run === undefined ? (
          <>
            <StartPart onStarted={open} />
            <RunsPart onOpen={open} />
          </>
        ) : (
          <>
            <Button
              icon="left"
              onPress={() => void navigate({ search: ({ run: _run, ...now }) => now })}
            >
              {t('otherFile')}
            </Button>
            <RunPart key={run} importId={run} />
          </>
        )}
      </div>
    </Page>
  );
};

/** „Import": files that bring people and the timetable in, each a dry run first. */
export const ImportsScreen = () => {
  const { school, run } = useSearch({ from: '/inside/admin/import' });
  const schoolId = useOfficeSchool(IMPORTERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body run={run} />
    </InSchool>
  );
};
