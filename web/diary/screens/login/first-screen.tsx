import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/api/wire.ts';
import { firstPlaceOf } from '../../nav/places.ts';
import { checksItsPerson } from '../../session/passkey.ts';
import { rolesOf } from '../../session/session.ts';
import { StepUp } from '../../session/step-up.tsx';
import { FirstChildren } from './first-children.tsx';
import { FirstCode } from './first-code.tsx';
import { FirstNotices } from './first-notices.tsx';
import { FirstPasskey } from './first-passkey.tsx';
import { FirstPassword } from './first-password.tsx';
import type { CodeOwner } from './first-queries.ts';
import { FirstRules } from './first-rules.tsx';
import { GatePage } from './gate-page.tsx';
import './first.css';

/** What is known so far; each step adds to it. */
type State =
  | { readonly step: 'code' }
  | { readonly step: 'password'; readonly code: string; readonly owner: CodeOwner }
  | { readonly step: 'passkey' | 'rules' | 'children' | 'notices'; readonly session: Session };

const STEPS = ['code', 'password', 'rules', 'children', 'notices'] as const;
/** The address on the slip was the first one. */
const numberOf = (step: State['step']): number =>
  // A passkey belongs to the step of the password.
  STEPS.indexOf(step === 'passkey' ? 'password' : step) + 2;

/** The first login by the code of a slip, in six short steps (screens.md, section 12). */
export const FirstScreen = () => {
  const { t } = useTranslation('diary-first');
  const navigate = useNavigate();
  const [state, go] = useState<State>({ step: 'code' });
  const { step } = state;
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus();
  }, [step]);
  const lead =
    state.step === 'password'
      ? t('password.lead', { school: state.owner.schoolName })
      : t(`${step}.lead`);
  return (
    <GatePage title={t(`${step}.title`)} lead={lead}>
      <p className="soft small first-step">{t('step', { number: numberOf(step), of: 6 })}</p>
      {state.step === 'code' && (
        <FirstCode onDone={(code, owner) => go({ step: 'password', code, owner })} />
      )}
      {state.step === 'password' && (
        <FirstPassword
          code={state.code}
          login={state.owner.login}
          onDone={async (session, ownDevice) => {
            const isOffered = ownDevice && (await checksItsPerson());
            go({ step: isOffered ? 'passkey' : 'rules', session });
          }}
        />
      )}
      {state.step === 'passkey' && (
        <FirstPasskey onDone={() => go({ step: 'rules', session: state.session })} />
      )}
      {state.step === 'rules' && (
        <FirstRules
          session={state.session}
          onDone={() => go({ step: 'children', session: state.session })}
        />
      )}
      <StepUp />
      {state.step === 'children' && (
        <FirstChildren
          onDone={() => go({ step: 'notices', session: state.session })}
          onDisowned={() => void navigate({ to: '/login', replace: true })}
        />
      )}
      {state.step === 'notices' && (
        <FirstNotices
          onDone={() =>
            void navigate({ href: firstPlaceOf(rolesOf(state.session)), replace: true })
          }
        />
      )}
    </GatePage>
  );
};
