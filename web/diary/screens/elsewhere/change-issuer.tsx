import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field, PasswordField } from '../../../shared/ui/field.tsx';
import type { Issuer, IssuerChange } from './elsewhere-queries.ts';

const LONGEST = { clientId: 200, label: 40, clientSecret: 500 } as const;

/** What of the secret is sent: nothing where it stays, an empty one where it is taken away. */
const secretOf = (typed: string, isRemoved: boolean): IssuerChange => {
  if (isRemoved) return { clientSecret: '' };
  return typed === '' ? {} : { clientSecret: typed };
};

/** Name on the button, client id and secret of an issuer; its address stays, or its links would mean other people. */
export const ChangeIssuer = ({
  issuer,
  isPending,
  onSave,
  onClose,
}: {
  readonly issuer: Issuer;
  readonly isPending: boolean;
  readonly onSave: (change: IssuerChange) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-elsewhere');
  const [label, setLabel] = useState(issuer.label);
  const [clientId, setClientId] = useState(issuer.clientId);
  const [secret, setSecret] = useState('');
  const [isRemoved, remove] = useState(false);
  const isReady = label.trim() !== '' && clientId.trim() !== '';
  const shared = { autoComplete: 'off', spellCheck: 'false' } as const;
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isPending)
          onSave({
            label: label.trim(),
            clientId: clientId.trim(),
            ...secretOf(secret, isRemoved),
          });
      }}
    >
      <Field
        {...shared}
        label={t('add.label')}
        name="changed-label"
        hint={t('add.labelHint')}
        maxLength={LONGEST.label}
        value={label}
        onChange={setLabel}
      />
      <Field
        {...shared}
        label={t('add.clientId')}
        name="changed-clientId"
        maxLength={LONGEST.clientId}
        value={clientId}
        onChange={setClientId}
      />
      {!isRemoved && (
        <PasswordField
          label={t('change.secret')}
          name="changed-secret"
          hint={issuer.hasSecret ? t('change.secretKept') : t('change.secretNone')}
          autoComplete="off"
          maxLength={LONGEST.clientSecret}
          value={secret}
          onChange={setSecret}
        />
      )}
      {issuer.hasSecret && (
        <label className="issuer-switch">
          <input type="checkbox" checked={isRemoved} onChange={() => remove(!isRemoved)} />
          <span>{t('change.noSecret')}</span>
        </label>
      )}
      <div className="issuer-acts">
        <Button kind="go" type="submit" isPending={isPending} isDisabled={!isReady}>
          {t('change.verb')}
        </Button>
        <Button onPress={onClose}>{t('issuer.leave')}</Button>
      </div>
    </Form>
  );
};
