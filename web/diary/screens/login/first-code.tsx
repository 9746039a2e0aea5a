import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { type CodeOwner, lookAtCode } from './first-queries.ts';
import { refusalOf } from './refusal.ts';
import { RefusalNote } from './refusal-note.tsx';
import { useCountdown } from './use-countdown.ts';

const SIGNS = 8;
const LONGEST = 20;
const signsOf = (typed: string): number => typed.replace(/[\s-]/g, '').length;

/** Eight signs of the slip; capitals and spaces do not matter. */
export const FirstCode = ({
  onDone,
}: {
  readonly onDone: (code: string, owner: CodeOwner) => void;
}) => {
  const app = useApp();
  const { t } = useTranslation('diary-first');
  const [code, setCode] = useState('');
  const [leftMs, delay] = useCountdown();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => lookAtCode(app, code),
    onSuccess: (owner) => onDone(code, owner),
    onError: (failure) => {
      const refusal = refusalOf(failure);
      if ('ms' in refusal && refusal.ms !== undefined) delay(refusal.ms);
    },
  });
  const refusal = error ? refusalOf(error) : undefined;
  const isReady = signsOf(code) === SIGNS && leftMs === 0;
  return (
    <>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isPending) mutate();
        }}
      >
        {refusal?.kind === 'delay' && <RefusalNote refusal={refusal} leftMs={leftMs} />}
        {hasCode(error, 'firstLogin.used') && <Note kind="lamp">{t('code.used')}</Note>}
        {error && refusal?.kind !== 'delay' && !hasCode(error, 'firstLogin.used') && (
          <Trouble error={error} />
        )}
        <Field
          label={t('code.label')}
          name="first-code"
          hint={t('code.hint')}
          autoComplete="off"
          spellCheck="false"
          autoFocus
          maxLength={LONGEST}
          value={code}
          onChange={setCode}
        />
        <Button kind="go" type="submit" wide isPending={isPending} isDisabled={!isReady}>
          {t('next')}
        </Button>
      </Form>
      <LinkButton href="/login">{t('code.haveAccount')}</LinkButton>
    </>
  );
};
