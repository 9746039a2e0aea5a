import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { Field, PasswordField } from '../../shared/ui/field.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { Trouble } from '../nav/trouble.tsx';
import { askPasskey, PasskeyCancelled, type PasskeyQuestion, type ShownProof } from './passkey.ts';

export interface Ways {
  readonly ways: readonly string[];
  readonly codeNumber?: number | undefined;
  readonly passkey?: PasskeyQuestion | undefined;
}

type Way = 'passkey' | 'totp' | 'codeCard' | 'password';
const KNOWN: readonly Way[] = ['passkey', 'totp', 'codeCard', 'password'];

export const PasskeyTrouble = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation('diary-sign-in');
  return error instanceof PasskeyCancelled ? (
    <Note kind="lamp" role="alert">
      {t('passkey.cancelled')}
    </Note>
  ) : (
    <Trouble error={error} />
  );
};

interface PartProps {
  readonly way: Way;
  readonly ways: Ways;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
}

/** What one types for a way; a passkey needs nothing. */
const Typed = ({ way, ways, typed, onChange }: PartProps) => {
  const { t } = useTranslation('diary-sign-in');
  const shared = { value: typed, onChange, autoFocus: true };
  if (way === 'password')
    return (
      <PasswordField
        {...shared}
        label={t('show.password')}
        name="password"
        autoComplete="current-password"
        maxLength={200}
      />
    );
  if (way === 'codeCard' && ways.codeNumber === undefined)
    return <Note kind="no">{t('second.none')}</Note>;
  if (way === 'passkey') return null;
  const isCard = way === 'codeCard';
  return (
    <Field
      {...shared}
      label={isCard ? t('show.codeCard', { number: ways.codeNumber ?? 0 }) : t('show.totp')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck="false"
      maxLength={20}
      {...(isCard ? { hint: t('show.codeCardHint') } : {})}
    />
  );
};

const shownBy = async (way: Way, ways: Ways, typed: string): Promise<ShownProof> => {
  if (way === 'password') return { way, password: typed };
  if (way !== 'passkey') return { way, code: typed.trim() };
  if (ways.passkey === undefined) throw new PasskeyCancelled('the server asked for no passkey');
  return { way, answer: await askPasskey(ways.passkey) };
};

export interface ProofFormProps {
  /** Asked anew after each failure: a question to a passkey is good once. */
  readonly load: () => Promise<Ways>;
  readonly show: (shown: ShownProof) => Promise<unknown>;
}

/** One of the ways to show who one is; the strongest first. */
export const ProofForm = ({ load, show }: ProofFormProps) => {
  const { t } = useTranslation('diary-sign-in');
  const { data, error, refetch } = useQuery({
    queryKey: ['ways'],
    queryFn: load,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const [chosen, choose] = useState<Way>();
  const [typed, setTyped] = useState('');
  const open = KNOWN.filter((way) => data?.ways.includes(way));
  const way = chosen ?? open[0];
  const sent = useMutation({
    mutationFn: async (ways: Ways) => way && show(await shownBy(way, ways, typed)),
    onError: () => {
      setTyped('');
      void refetch();
    },
  });
  if (error) return <Trouble error={error} />;
  if (data === undefined || way === undefined) return <Skeleton lines={2} />;
  const isReady = way === 'passkey' || typed.trim() !== '';
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !sent.isPending) sent.mutate(data);
      }}
    >
      {sent.error && <PasskeyTrouble error={sent.error} />}
      {open.length > 1 && (
        <SegmentedSwitch
          label={t('ways.label')}
          segments={open.map((id) => ({ id, label: t(`way.${id}`) }))}
          value={way}
          onChange={(next) => {
            setTyped('');
            choose(next);
          }}
        />
      )}
      <Typed key={way} way={way} ways={data} typed={typed} onChange={setTyped} />
      <Button
        kind="go"
        type="submit"
        wide
        isPending={sent.isPending}
        isDisabled={!isReady}
        {...(way === 'passkey' ? { icon: 'key' as const } : {})}
      >
        {way === 'passkey' ? t('show.passkey') : t('show.go')}
      </Button>
    </Form>
  );
};
