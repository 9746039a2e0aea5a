import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { ChangeIssuer } from './change-issuer.tsx';
import {
  changeIssuer,
  ISSUERS,
  type Issuer,
  type IssuerChange,
  removeIssuer,
} from './elsewhere-queries.ts';
import { TryIssuer } from './try-issuer.tsx';

const useAct = (schoolId: string) => {
  const queries = useQueryClient();
  return {
    onSuccess: () => queries.invalidateQueries({ queryKey: [ISSUERS, schoolId] }),
  };
};

const Remove = ({ issuer, schoolId }: { readonly issuer: Issuer; readonly schoolId: string }) => {
  const app = useApp();
  const { t } = useTranslation('diary-elsewhere');
  const [isAsked, ask] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeIssuer(app, schoolId, issuer.issuerId),
    ...useAct(schoolId),
  });
  return (
    <>
      <Button kind="stop" onPress={() => ask(true)}>
        {t('issuer.remove')}
      </Button>
      <Question
        isOpen={isAsked}
        danger
        onClose={() => ask(false)}
        question={t('issuer.removeAsk', { label: issuer.label })}
        consequence={<p>{t('issuer.removeEffect', { links: issuer.links })}</p>}
        leave={t('issuer.leave')}
        verb={t('issuer.remove')}
        busy={remove.isPending}
        onAnswer={() => remove.mutate()}
      >
        {remove.error && <Trouble error={remove.error} />}
      </Question>
    </>
  );
};

/** One issuer: what it is, whether it is on, whether its word on a second factor counts. */
export const IssuerSheet = ({
  issuer,
  schoolId,
}: {
  readonly issuer: Issuer;
  readonly schoolId: string;
}) => {
  const app = useApp();
  const toast = useToast();
  const { t } = useTranslation('diary-elsewhere');
  const { isOn, isFactorTrusted, label } = issuer;
  const { onSuccess } = useAct(schoolId);
  const [isChanging, open] = useState(false);
  const change = useMutation({
    mutationFn: (next: IssuerChange) => changeIssuer(app, schoolId, issuer, next),
    onSuccess: async () => {
      open(false);
      toast({ text: t('issuer.saved') });
      await onSuccess();
    },
  });
  return (
    <section className="sheet issuer" aria-labelledby={`issuer-${issuer.issuerId}`}>
      <header>
        <h2 id={`issuer-${issuer.issuerId}`}>{label}</h2>
      </header>
      <div className="in">
        <dl className="facts">
          {(['issuer', 'clientId', 'backAddress'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`issuer.${name}`)}</dt>
              <dd>{issuer[name]}</dd>
            </div>
          ))}
          <div>
            <dt>{t('issuer.links')}</dt>
            <dd>{issuer.links}</dd>
          </div>
        </dl>
        <label className="issuer-switch">
          <input type="checkbox" checked={isOn} onChange={() => change.mutate({ isOn: !isOn })} />
          <span>{t('issuer.on')}</span>
        </label>
        <label className="issuer-switch">
          <input
            type="checkbox"
            checked={isFactorTrusted}
            onChange={() => change.mutate({ isFactorTrusted: !isFactorTrusted })}
          />
          <span>
            {t('issuer.trusted')}
            <span className="hint">{t('issuer.trustedHint')}</span>
          </span>
        </label>
        {change.error && <Trouble error={change.error} />}
        {isChanging && (
          <ChangeIssuer
            issuer={issuer}
            isPending={change.isPending}
            onSave={(next) => change.mutate(next)}
            onClose={() => open(false)}
          />
        )}
        <div className="issuer-acts">
          {!isChanging && (
            <Button icon="pencil" onPress={() => open(true)}>
              {t('change.open')}
            </Button>
          )}
          <TryIssuer schoolId={schoolId} issuer={issuer.issuer} />
          <Remove issuer={issuer} schoolId={schoolId} />
        </div>
      </div>
    </section>
  );
};
