import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useMoment } from '../../data/use-words.ts';
import { PasskeyTrouble } from '../../session/proof-form.tsx';
import { useZone } from '../../session/use-session.ts';
import { addPasskey } from './factor-queries.ts';
import { RemoveFactor } from './remove-factor.tsx';

interface Passkey {
  readonly passkeyId: string;
  readonly name: string;
  readonly addedAtUtc: number;
  readonly usedAtUtc?: number | undefined;
}

const AddForm = ({ onDone }: { readonly onDone: () => Promise<void> }) => {
  const app = useApp();
  const toast = useToast();
  const { t } = useTranslation('diary-sign-in');
  const [name, setName] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => addPasskey(app, name.trim()),
    onSuccess: async () => {
      setName('');
      toast({ text: t('passkeys.added') });
      await onDone();
    },
  });
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !isPending) mutate();
      }}
    >
      {error && <PasskeyTrouble error={error} />}
      <Field
        label={t('passkeys.name')}
        name="passkey-name"
        maxLength={60}
        value={name}
        onChange={setName}
      />
      <Button type="submit" icon="key" isPending={isPending} isDisabled={name.trim() === ''}>
        {t('passkeys.add')}
      </Button>
    </Form>
  );
};

/** Keys in one’s own devices. */
export const PasskeysPart = ({
  passkeys,
  onDone,
}: {
  readonly passkeys: readonly Passkey[];
  readonly onDone: () => Promise<void>;
}) => {
  const { core } = useApp();
  const { t } = useTranslation('diary-sign-in');
  const moment = useMoment(useZone());
  return (
    <section aria-labelledby="factor-passkeys">
      <h3 id="factor-passkeys">{t('passkeys.title')}</h3>
      <p className="soft">{t('passkeys.how')}</p>
      <ul className="own-list">
        {passkeys.map(({ passkeyId, name, usedAtUtc }) => (
          <li key={passkeyId}>
            <span>
              <b>{name}</b>{' '}
              <span className="soft">
                {usedAtUtc === undefined
                  ? t('passkeys.unused')
                  : t('passkeys.used', { when: moment(usedAtUtc) })}
              </span>
            </span>
            <RemoveFactor
              remove={() =>
                dataOf(
                  core.client.DELETE('/api/v1/second-factors/passkeys/{passkeyId}', {
                    params: { path: { passkeyId } },
                  }),
                )
              }
            />
          </li>
        ))}
      </ul>
      <AddForm onDone={onDone} />
    </section>
  );
};
