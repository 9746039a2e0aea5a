import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { PasskeyTrouble } from '../../session/proof-form.tsx';
import { addPasskey } from '../account/factor-queries.ts';

/** A passkey for the device that one called one's own; it may be left out. */
export const FirstPasskey = ({ onDone }: { readonly onDone: () => void }) => {
  const app = useApp();
  const toast = useToast();
  const { t } = useTranslation(['diary-first', 'diary-sign-in']);
  const add = useMutation({
    mutationFn: () => addPasskey(app, t('diary-first:passkey.name')),
    onSuccess: () => {
      toast({ text: t('diary-sign-in:passkeys.added') });
      onDone();
    },
  });
  return (
    <div className="form">
      <p className="soft">{t('diary-first:passkey.effect')}</p>
      {add.error && <PasskeyTrouble error={add.error} />}
      <Button kind="go" icon="key" wide isPending={add.isPending} onPress={() => add.mutate()}>
        {t('diary-first:passkey.add')}
      </Button>
      <Button wide isDisabled={add.isPending} onPress={onDone}>
        {t('diary-first:passkey.skip')}
      </Button>
    </div>
  );
};
