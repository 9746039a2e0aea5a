import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../../shared/ui/language-switch.tsx';
import { Logo } from '../../../shared/ui/logo.tsx';
import { useApp } from '../../data/app.ts';
import { GateScene } from './gate-scene.tsx';
import './gate-page.css';

/** A page before the diary: the gate at the left, one form at the right. */
export const GatePage = ({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation('ui');
  const { store } = useApp();
  useEffect(() => {
    document.title = `${title} · Furtka`;
  }, [title]);
  return (
    <div className="gate-page">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <GateScene />
      <main id="main" className="gate-form" tabIndex={-1}>
        <Logo />
        <div>
          <h1>{title}</h1>
          <p className="soft">{lead}</p>
        </div>
        {children}
        <div className="gate-foot">
          <LanguageSwitch store={store} />
        </div>
      </main>
    </div>
  );
};
