import type { KioskSession } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../shared/ui/search-field.tsx';
import { PolishKeyboard } from '../keyboard/polish-keyboard.tsx';
import { TroubleNote } from '../trouble-note.tsx';
import { BlockPanel } from './block-panel.tsx';
import { PeopleTiles } from './people-tiles.tsx';
import { useBlock } from './use-block.ts';

/** Kill a lost card: find the person, choose the card, say why; the doors answer beside the button. */
export const BlockScreen = ({ session }: { session: KioskSession }) => {
  const { t } = useTranslation('kiosk');
  const work = useBlock(session);
  return (
    <main id="main" className="kiosk-work">
      <section aria-labelledby="find-title">
        <h1 id="find-title">{t('block.title')}</h1>
        <SearchField
          label={t('search')}
          placeholder={t('search.hint')}
          value={work.search}
          onChange={work.setSearch}
          autoFocus
        />
        <PeopleTiles people={work.people} chosen={work.person} onChoose={work.choose} />
        <PolishKeyboard
          onLetter={(letter) => work.setSearch(work.search + letter)}
          onBack={() => work.setSearch(work.search.slice(0, -1))}
        />
      </section>
      <section className="kiosk-panel" aria-label={t('block.panel')}>
        <TroubleNote trouble={work.trouble} />
        <BlockPanel mayBlock={session.mayBlock} work={work} />
      </section>
    </main>
  );
};
