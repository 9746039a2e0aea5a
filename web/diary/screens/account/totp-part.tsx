import { useMutation } from '@tanstack/react-query';
import encodeQR from 'qr';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { RemoveFactor } from './remove-factor.tsx';

interface Begun {
  readonly uri: string;
  readonly secret: string;
}

/** Drawn here, so that the secret goes to no other program. */
const Square = ({ uri }: { readonly uri: string }) => {
  const { t } = useTranslation('diary-sign-in');
  const rows = encodeQR(uri, 'raw', { ecc: 'medium', border: 3 });
  const path = rows
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg className="square" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img">
      <title>{t('totp.qr')}</title>
      <path className="light" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path className="dark" d={path} />
    </svg>
  );
};

const ConfirmForm = ({
  begun,
  onDone,
}: {
  readonly begun: Begun;
  readonly onDone: () => Promise<void>;
}) => {
  const { core } = useApp();
  const toast = useToast();
  const { t } = useTranslation('diary-sign-in');
  const [code, setCode] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      dataOf(
        core.client.POST('/api/v1/second-factors/totp/confirm', {
          body: { code: code.replace(/\s/g, '') },
        }),
      ),
    onSuccess: async () => {
      toast({ text: t('totp.done') });
      await onDone();
    },
  });
  const isReady = /^\s*(\d\s*){6}$/.test(code);
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isPending) mutate();
      }}
    >
      <p>{t('totp.scan')}</p>
      <Square uri={begun.uri} />
      <p>
        <span className="label">{t('totp.secret')}</span>{' '}
        <code className="secret">{begun.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      {error && <Trouble error={error} />}
      <Field
        label={t('show.totp')}
        name="totp-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        autoFocus
        value={code}
        onChange={setCode}
      />
      <Button kind="go" type="submit" isPending={isPending} isDisabled={!isReady}>
        {t('totp.confirm')}
      </Button>
    </Form>
  );
};

/** An app that makes codes by time. */
export const TotpPart = ({
  setAtUtc,
  onDone,
}: {
  readonly setAtUtc: number | null;
  readonly onDone: () => Promise<void>;
}) => {
  const { core } = useApp();
  const { t } = useTranslation('diary-sign-in');
  const moment = useMoment(useZone());
  const { mutate, data, reset, error, isPending } = useMutation({
    mutationFn: () => dataOf(core.client.POST('/api/v1/second-factors/totp')),
  });
  return (
    <section aria-labelledby="factor-totp">
      <h3 id="factor-totp">{t('totp.title')}</h3>
      <p className="soft">{t('totp.how')}</p>
      {setAtUtc !== null && (
        <ul className="own-list">
          <li>
            <span>{t('totp.set', { when: moment(setAtUtc) })}</span>
            <RemoveFactor
              remove={() => dataOf(core.client.DELETE('/api/v1/second-factors/totp'))}
            />
          </li>
        </ul>
      )}
      {error && <Trouble error={error} />}
      {data ? (
        <ConfirmForm
          begun={data}
          onDone={async () => {
            reset();
            await onDone();
          }}
        />
      ) : (
        <Button icon="phone" isPending={isPending} onPress={() => mutate()}>
          {t('totp.begin')}
        </Button>
      )}
    </section>
  );
};
