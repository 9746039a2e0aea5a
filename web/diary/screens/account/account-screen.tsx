import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { FoldedPart } from '../../../shared/ui/folded-part.tsx';
import { LanguageSwitch } from '../../../shared/ui/language-switch.tsx';
import { ThemeSwitch } from '../../../shared/ui/theme-switch.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { Page } from '../../nav/page.tsx';
import { PROBLEM_REPORTERS } from '../../nav/readers.ts';
import { LastLogins } from '../../session/last-logins.tsx';
import { useRoles, useSession } from '../../session/use-session.ts';
import { OwnAccessPart } from '../class-accounts/own-access-part.tsx';
import { OwnLinks } from '../elsewhere/own-links.tsx';
import { EmailPart } from './email-part.tsx';
import { Factors } from './factors.tsx';
import { NoticesPart } from './notices-part.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordForm } from './password-form.tsx';
import { Typing } from './typing.tsx';
import './account.css';

/** Who is signed in, where and as what. */
const Who = () => {
  const { t } = useTranslation(['diary', 'diary-card-problems']);
  const session = useSession();
  const roles = useRoles();
  return (
    <section className="sheet" aria-labelledby="account-who">
      <header>
        <h2 id="account-who">{t('account.who')}</h2>
      </header>
      <div className="in">
        <dl className="facts">
          {session.login && (
            <div>
              <dt>{t('login.login')}</dt>
              <dd>{session.login}</dd>
            </div>
          )}
          {session.memberships.map(({ schoolId, schoolName, role }) => (
            <div key={`${schoolId}${role}`}>
              <dt>{schoolName}</dt>
              <dd>{t(`role.${role}`)}</dd>
            </div>
          ))}
        </dl>
        <LastLogins session={session} />
        {PROBLEM_REPORTERS.some((role) => roles.includes(role)) && (
          <LinkButton href="/card-problems" icon="card-question">
            {t('diary-card-problems:title')}
          </LinkButton>
        )}
      </div>
    </section>
  );
};

/** How the diary looks and speaks on this device. */
const Device = () => {
  const { t } = useTranslation(['diary', 'ui']);
  const { store } = useApp();
  return (
    <section className="sheet" aria-labelledby="account-device">
      <header>
        <h2 id="account-device">{t('diary:account.device')}</h2>
      </header>
      <div className="in">
        <span className="label">{t('ui:language.label')}</span>
        <LanguageSwitch store={store} />
        <span className="label">{t('ui:theme.label')}</span>
        <ThemeSwitch store={store} />
      </div>
    </section>
  );
};

/** Own password, second factors, sessions, language and look; the way out is on every page, in the band or at the foot. */
export const AccountScreen = () => {
  const { t } = useTranslation(['diary', 'diary-sign-in']);
  const toast = useToast();
  const { name, login } = useSession();
  const roles = useRoles();
  return (
    <Page title={t('diary:account.title')} lead={name ?? login ?? ''}>
      <div className="account">
        <Who />
        {roles.includes('guardian') && <OwnAccessPart />}
        {!roles.includes('inspection') && <EmailPart />}
        <section className="sheet" aria-labelledby="account-password">
          <header>
            <h2 id="account-password">{t('diary:account.password')}</h2>
          </header>
          <div className="in">
            <PasswordForm
              currentLabel={t('diary:password.current')}
              onDone={() => toast({ text: t('diary:password.done') })}
            />
          </div>
        </section>
        <section className="sheet" aria-labelledby="account-factors">
          <header>
            <h2 id="account-factors">{t('diary-sign-in:factors.title')}</h2>
          </header>
          <div className="in">
            <Factors />
          </div>
        </section>
        <OwnLinks />
        <FoldedPart id="account-sessions" title={t('diary-sign-in:sessions.title')}>
          <OwnSessions />
          <Typing />
        </FoldedPart>
        {!roles.includes('inspection') && <NoticesPart />}
        <Device />
      </div>
    </Page>
  );
};
