import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { NOTICE_KINDS, type NoticeChoice, saveOwnNotices } from '../../session/own-notices.ts';

const ALL: NoticeChoice = { passages: true, absences: true, messages: true };

/** Three choices, all on at first. */
export const FirstNotices = ({ onDone }: { readonly onDone: () => void }) => {
  const app = useApp();
  const { t } = useTranslation('diary-first');
  const [choice, choose] = useState(ALL);
  const save = useMutation({ mutationFn: () => saveOwnNotices(app, choice), onSuccess: onDone });
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {NOTICE_KINDS.map((kind) => (
        <label key={kind} className="own-device">
          <input
            type="checkbox"
            name={kind}
            checked={choice[kind]}
            onChange={() => choose({ ...choice, [kind]: !choice[kind] })}
          />
          <span>{t(`notices.${kind}`)}</span>
        </label>
      ))}
      {save.error && <Trouble error={save.error} />}
      <Button kind="go" type="submit" wide isPending={save.isPending}>
        {t('notices.verb')}
      </Button>
    </Form>
  );
};
