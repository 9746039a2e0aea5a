import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field, PasswordField } from '../../../shared/ui/field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { addIssuer, ISSUERS, type NewIssuer } from './elsewhere-queries.ts';
import { TryIssuer } from './try-issuer.tsx';

const EMPTY: NewIssuer = { issuer: '', clientId: '', clientSecret: '', label: '' };
const LONGEST = { issuer: 300, clientId: 200, label: 40 } as const;

/** A new issuer; it stays switched off until somebody switches it on. */
export const AddIssuer = ({ schoolId }: { readonly schoolId: string }) => {
  const app = useApp();
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation('diary-elsewhere');
  const [typed, type] = useState(EMPTY);
  const add = useMutation({
    mutationFn: () => addIssuer(app, schoolId, typed),
    onSuccess: async () => {
      type(EMPTY);
      toast({ text: t('add.done') });
      await queries.invalidateQueries({ queryKey: [ISSUERS, schoolId] });
    },
  });
  const isReady = (['issuer', 'clientId', 'label'] as const).every((n) => typed[n].trim() !== '');
  const field = (name: 'issuer' | 'clientId' | 'label') => (
    <Field
      label={t(`add.${name}`)}
      name={name}
      hint={t(`add.${name}Hint`)}
      autoComplete="off"
      spellCheck="false"
      maxLength={LONGEST[name]}
      value={typed[name]}
      onChange={(value) => type({ ...typed, [name]: value })}
    />
  );
  return (
    <section className="sheet issuer" aria-labelledby="add-issuer">
      <header>
        <h2 id="add-issuer">{t('add.title')}</h2>
      </header>
      <Form
        className="in form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !add.isPending) add.mutate();
        }}
      >
        {field('label')}
        {field('issuer')}
        {field('clientId')}
        <PasswordField
          label={t('add.clientSecret')}
          name="clientSecret"
          autoComplete="off"
          maxLength={500}
          value={typed.clientSecret}
          onChange={(clientSecret) => type({ ...typed, clientSecret })}
        />
        <p className="soft">
          {t('add.back', { address: `${window.location.origin}/signed-in-elsewhere` })}
        </p>
        {add.error && <Trouble error={add.error} />}
        <div className="issuer-acts">
          <TryIssuer key={typed.issuer} schoolId={schoolId} issuer={typed.issuer} />
          <Button kind="go" type="submit" isPending={add.isPending} isDisabled={!isReady}>
            {t('add.verb')}
          </Button>
        </div>
      </Form>
    </section>
  );
};
