import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { PersonFinder } from '../people/person-finder.tsx';
import { usePeople } from '../people/use-people.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { go } from '../shell/use-path.ts';
import { PassPanel } from './pass-panel.tsx';
import { PassReceipt } from './pass-receipt.tsx';
import { usePass } from './use-pass.ts';

/** Somebody without a card: two letters or a class, the face, what about the card. */
export const PassScreen = () => {
  const { t } = useTranslation('kiosk-books');
  const finder = usePeople();
  const pass = usePass();
  const next = () => {
    pass.choose(undefined);
    finder.setSearch('');
  };
  return (
    <>
      <ScreenHead title={t('pass.title')}>
        <Button icon="book" onPress={() => go('book')}>
          {t('book.open')}
        </Button>
      </ScreenHead>
      <main id="main" className="two">
        <PersonFinder finder={finder} chosen={pass.person} onChoose={pass.choose} />
        <section className="panel" aria-label={t('pass.panel')}>
          <TroubleNote trouble={pass.trouble} />
          {pass.person === undefined && <EmptyState icon="person">{t('pass.nobody')}</EmptyState>}
          {pass.person && pass.written === undefined && (
            <PassPanel pass={pass} person={pass.person} />
          )}
          {pass.person && pass.written && (
            <PassReceipt pass={pass} person={pass.person} written={pass.written} onNext={next} />
          )}
        </section>
      </main>
    </>
  );
};
