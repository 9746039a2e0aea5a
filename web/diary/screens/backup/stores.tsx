import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import type { Keeping, Store } from '../../data/keeping-queries.ts';
import { shareOf, TOLD_AT } from './store-share.ts';
import { useSize } from './use-size.ts';

const Gauge = ({ store }: { readonly store: Store }) => {
  const { t } = useTranslation('diary-backup');
  const size = useSize();
  const share = shareOf(store);
  const used = size(store.usedBytes);
  const words =
    store.maxBytes === undefined
      ? t('store.used', { used })
      : t('store.usedOf', { used, max: size(store.maxBytes), percent: Math.round(share * 100) });
  return (
    <li className={share >= TOLD_AT ? 'store bad' : 'store'}>
      <b id={`store-${store.store}`}>{t(`store.${store.store}`)}</b>
      <span>{words}</span>
      {store.maxBytes !== undefined && (
        <meter
          aria-labelledby={`store-${store.store}`}
          min={0}
          max={1}
          high={TOLD_AT}
          optimum={0}
          value={share}
        >
          {words}
        </meter>
      )}
    </li>
  );
};

/** How full what grows is; at nine tenths the school is told. */
export const Stores = ({ stores }: Pick<Keeping, 'stores'>) => {
  const { t } = useTranslation('diary-backup');
  const full = stores.filter((store) => shareOf(store) >= TOLD_AT);
  return (
    <section className="sheet" aria-labelledby="stores">
      <header>
        <h2 id="stores">{t('stores')}</h2>
      </header>
      <div className="in">
        {full.map(({ store }) => (
          <Note key={store} kind="no">
            {t(`store.${store}.full`)}
          </Note>
        ))}
        <ul className="stores">
          {stores.map((store) => (
            <Gauge key={store.store} store={store} />
          ))}
        </ul>
      </div>
    </section>
  );
};
