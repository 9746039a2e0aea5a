import { useTranslation } from 'react-i18next';
import { PersonFinder } from '../people/person-finder.tsx';
import { usePeople } from '../people/use-people.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { BlockPanel } from './block-panel.tsx';
import { useBlock } from './use-block.ts';

/** Kill a lost card: find the person, choose the card, say why; the doors answer beside the button. */
export const BlockScreen = () => {
  const { t } = useTranslation('kiosk');
  const finder = usePeople();
  const work = useBlock();
  return (
    <>
      <ScreenHead title={t('block.title')} />
      <main id="main" className="two">
        <PersonFinder finder={finder} chosen={work.person} onChoose={work.choose} />
        <section className="panel" aria-label={t('block.panel')}>
          <TroubleNote trouble={work.trouble} />
          <BlockPanel work={work} />
        </section>
      </main>
    </>
  );
};
