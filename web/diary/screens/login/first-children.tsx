import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Child } from '../../../shared/api/wire.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { childrenQuery } from '../../data/queries.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { isAddress, LONGEST_EMAIL, saveOwnEmail } from '../../session/own-email.ts';
import { leaveSession } from '../../session/session.ts';
import { disown } from './first-queries.ts';

const NotMine = ({
  child,
  onClose,
  onDone,
}: {
  readonly child: Child;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const app = useApp();
  const { t } = useTranslation('diary-first');
  const tell = useMutation({
    mutationFn: () => disown(app, child),
    onSuccess: () => {
      leaveSession(app, true);
      onDone();
    },
  });
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('children.notMineAsk')}
      consequence={<p>{t('children.notMineEffect')}</p>}
      leave={t('children.leave')}
      verb={t('children.notMine')}
      busy={tell.isPending}
      onAnswer={() => tell.mutate()}
    >
      {tell.error && <Trouble error={tell.error} />}
    </Question>
  );
};

/** The children appear, and an address for a lost password, which may be left out. */
export const FirstChildren = ({
  onDone,
  onDisowned,
}: {
  readonly onDone: () => void;
  readonly onDisowned: () => void;
}) => {
  const app = useApp();
  const { t } = useTranslation(['diary-first', 'diary-sign-in']);
  const { data, error, isPending } = useQuery(childrenQuery(app.core));
  const [email, setEmail] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [wrong, ask] = useState<Child>();
  const save = useMutation({
    mutationFn: () => saveOwnEmail(app, email.trim()),
    onSuccess: onDone,
  });
  return (
    <>
      {isPending && <Skeleton lines={2} />}
      {error && <Trouble error={error} />}
      <ul className="first-children">
        {data?.map((child) => (
          <li key={child.studentId}>
            <span>
              <b>
                {child.firstName} {child.lastName}
              </b>{' '}
              <span className="soft">{child.className}</span>
            </span>
            <Button onPress={() => ask(child)}>{t('children.notMine')}</Button>
          </li>
        ))}
      </ul>
      <Form
        className="form"
        // The browser's own bubble speaks its language, not the page's.
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (email.trim() === '') onDone();
          else if (isAddress(email.trim())) save.mutate();
          else setWrong(true);
        }}
      >
        <Field
          label={t('children.email')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={LONGEST_EMAIL}
          hint={t('children.emailHint')}
          value={email}
          onChange={(typed) => {
            setWrong(false);
            setEmail(typed);
          }}
          error={isWrong ? t('diary-sign-in:email.wrong') : undefined}
        />
        {save.error && <Trouble error={save.error} />}
        <Button kind="go" type="submit" wide isPending={save.isPending}>
          {email.trim() === '' ? t('children.skip') : t('next')}
        </Button>
      </Form>
      {wrong && <NotMine child={wrong} onClose={() => ask(undefined)} onDone={onDisowned} />}
    </>
  );
};
