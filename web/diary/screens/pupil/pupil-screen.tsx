import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from '../../../shared/ui/button.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { InSchool, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may, type OfficeAct } from '../../nav/places.ts';
import { PUPIL_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { openPdf } from '../accounts/open-pdf.ts';
import { fullName } from '../people/person-words.ts';
import { ContactsPart } from './contacts-part.tsx';
import { DataPart } from './data-part.tsx';
import { EndPart } from './end-part.tsx';
import { GuardianList } from './guardian-list.tsx';
import { HistoryPart } from './history-part.tsx';
import { recordSheet } from './life-queries.ts';
import { PhotoPart } from './photo-part.tsx';
import { fileQuery } from './pupil-queries.ts';
import { PUPIL_TABS, type PupilTab } from './pupil-tabs.ts';
import { ReleasesPart } from './releases-part.tsx';
import { SupportPart } from './support-part.tsx';
import { usePupil } from './use-pupil.ts';
import '../people/people.css';
import './pupil.css';

const FROM = '/inside/pupil/$studentId';

/** What a tab needs beside the right to the file. */
const NEEDS: Partial<Record<PupilTab, OfficeAct>> = {
  contacts: 'readContacts',
  releases: 'readReleases',
  documents: 'readSupport',
  end: 'enrol',
};

const DataTab = ({ studentId }: { readonly studentId: string }) => (
  <div className="pupil-two">
    <DataPart studentId={studentId} />
    <div className="pupil-side">
      <GuardianList studentId={studentId} />
      <PhotoPart studentId={studentId} />
    </div>
  </div>
);

const PARTS = {
  data: DataTab,
  contacts: ContactsPart,
  releases: ReleasesPart,
  documents: SupportPart,
  history: HistoryPart,
  end: EndPart,
} as const satisfies Record<PupilTab, unknown>;

const useShownTabs = (): readonly PupilTab[] => {
  const roles = useRoles();
  return PUPIL_TABS.filter((tab) => {
    const need = NEEDS[tab];
    return need === undefined || may(roles, need);
  });
};

const Tabs = ({ tab }: { readonly tab: PupilTab }) => {
  const { studentId } = useParams({ from: FROM });
  const { t } = usePupil(studentId);
  const navigate = useNavigate();
  return (
    <SegmentedSwitch
      label={t('tab.label')}
      segments={useShownTabs().map((id) => ({ id, label: t(`tab.${id}`) }))}
      value={tab}
      onChange={(id) =>
        void navigate({
          to: '/pupil/$studentId',
          params: { studentId },
          search: (now) => ({ ...now, tab: id }),
        })
      }
    />
  );
};

/** The record on paper: what the reader may see of the whole education. */
const usePrint = (studentId: string) => {
  const { core, pupil } = usePupil(studentId);
  return useMutation({ mutationFn: () => openPdf(() => recordSheet(core, pupil)) });
};

const Body = ({ studentId, tab }: { readonly studentId: string; readonly tab: PupilTab }) => {
  const { t, core, pupil } = usePupil(studentId);
  const { data: file, error, isPending, refetch } = useQuery(fileQuery(core, pupil));
  const mayPrint = may(useRoles(), 'printRecords');
  const print = usePrint(studentId);
  const lead = file?.className ?? '';
  // Of nobody, or of somebody at another school, there is nothing to print and nowhere to go.
  const isMissing = !file && error !== null;
  const Part = PARTS[tab];
  return (
    <Page
      title={file === undefined ? t('title') : fullName(file)}
      {...(lead === '' ? {} : { lead })}
      back="/"
      actions={
        mayPrint &&
        !isMissing && (
          <Button icon="print" isPending={print.isPending} onPress={() => print.mutate()}>
            {t('record.print')}
          </Button>
        )
      }
    >
      {print.error && <Trouble error={print.error} />}
      {!isMissing && <Tabs tab={tab} />}
      {isPending && <Skeleton lines={6} />}
      {!file && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {file && <Part studentId={studentId} />}
    </Page>
  );
};

/** One pupil: what the school keeps, its history, and the acts. */
export const PupilScreen = () => {
  const { studentId } = useParams({ from: FROM });
  const { school, tab = 'data' } = useSearch({ from: FROM });
  const schoolId = useOfficeSchool(PUPIL_READERS, school);
  const shown = useShownTabs();
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body studentId={studentId} tab={shown.includes(tab) ? tab : 'data'} />
    </InSchool>
  );
};
