import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

/** The three ways back in (PASS). The same for everybody: nothing is asked, so nothing tells whether a login exists. */
export const Forgotten = () => {
  const { t } = useTranslation(['diary', 'diary-sign-in']);
  return (
    <Disclosure>
      <AriaButton slot="trigger" className="link-button">
        {t('diary:login.forgotten')}
      </AriaButton>
      <DisclosurePanel>
        <h2 className="label">{t('diary-sign-in:back.title')}</h2>
        <ol className="ways soft">
          <li>{t('diary-sign-in:back.mail')}</li>
          <li>{t('diary-sign-in:back.card')}</li>
          <li>{t('diary-sign-in:back.office')}</li>
        </ol>
      </DisclosurePanel>
    </Disclosure>
  );
};
