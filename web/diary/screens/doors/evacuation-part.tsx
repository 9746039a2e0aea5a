import { useTranslation } from 'react-i18next';
import { EndAll } from '../accounts/end-all.tsx';

/** The register goes dark everywhere while the school is left (ACCT-51); doors and cards are not touched. */
export const EvacuationPart = () => {
  const { t } = useTranslation('diary-accounts');
  return (
    <section className="sheet" aria-labelledby="evacuation">
      <header>
        <h2 id="evacuation">{t('endAll.title')}</h2>
      </header>
      <div className="in">
        <p className="soft">{t('endAll.lead')}</p>
        <div className="answers start">
          <EndAll />
        </div>
      </div>
    </section>
  );
};
