import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { ONE_COLUMN_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { useApp } from '../../data/app.ts';
import { countsQuery } from '../../data/queries.ts';
import { Page } from '../../nav/page.tsx';
import { CARD_READERS, STUDENT_PROBLEM_READERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { useRoles } from '../../session/use-session.ts';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { HintedCards } from './card-hints.tsx';
import { CardList } from './card-list.tsx';
import { filterCount } from './card-looks.ts';
import { CardPanel } from './card-panel.tsx';
import { CardTabs } from './card-tabs.tsx';
import { useCardsAddress } from './use-cards-address.ts';
import './cards.css';

/** How many cards there are in the states that matter, in one sentence. */
const Lead = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary');
  const { data: counts } = useQuery(countsQuery(useApp().core, schoolId));
  if (!counts) return null;
  const parts = [
    t('cards.lead.active', { count: filterCount('active', counts) ?? 0 }),
    t('cards.lead.blocked', { count: filterCount('blocked', counts) ?? 0 }),
    t('cards.lead.waiting', { count: filterCount('waiting', counts) ?? 0 }),
  ];
  return <>{parts.join(', ')}</>;
};

/** All cards of the school: find one, see it, block it. */
export const CardsScreen = () => {
  const { t } = useTranslation(['diary', 'diary-card-problems']);
  const roles = useRoles();
  const isAddressee = STUDENT_PROBLEM_READERS.some((role) => roles.includes(role));
  const { address, choose, inSchool } = useCardsAddress();
  const isNarrow = useMedia(ONE_COLUMN_QUERY);
  const { schools, school } = useSchoolWith(CARD_READERS, address.school);
  if (!school) return <NoRightScreen who={CARD_READERS} />;
  const { schoolId } = school;
  const panel = address.card !== undefined && (
    <CardPanel
      key={address.card}
      cardId={address.card}
      schoolId={schoolId}
      onClose={() => choose(undefined)}
    />
  );
  return (
    <Page
      title={t('cards.title')}
      lead={<Lead schoolId={schoolId} />}
      actions={
        <>
          {isAddressee && (
            <LinkButton href={`/card-problems?school=${schoolId}`} icon="card-question">
              {t('diary-card-problems:title')}
            </LinkButton>
          )}
          <CardTabs now="all" />
        </>
      }
    >
      <SchoolChoice schools={schools} value={schoolId} onChange={inSchool} />
      <HintedCards schoolId={schoolId} onChoose={choose} />
      <div className="cards">
        {isNarrow && panel}
        <CardList key={schoolId} schoolId={schoolId} />
        {!isNarrow &&
          (panel || (
            <section className="sheet cards-panel" aria-label={t('cards.chosen')}>
              <div className="in">
                <EmptyState icon="card">{t('cards.choose')}</EmptyState>
              </div>
            </section>
          ))}
      </div>
    </Page>
  );
};
