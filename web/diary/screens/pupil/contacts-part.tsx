import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { ContactForm } from './contact-form.tsx';
import { type Contact, contactsQuery } from './life-queries.ts';
import { usePupil } from './use-pupil.ts';

const ContactRow = ({ one, studentId }: { readonly one: Contact; readonly studentId: string }) => {
  const { t, day, moment } = usePupil(studentId);
  return (
    <li className="pupil-row">
      <div>
        <b>
          {day(one.on)}
          {one.at !== null && `, ${one.at}`}
        </b>{' '}
        <span>
          {t(`contact.kind.${one.kind}`)}
          {one.guardian !== null && `, ${one.guardian}`}
        </span>{' '}
        {!one.isReached && (
          <Tag kind="wait" icon="phone">
            {t('contact.failed')}
          </Tag>
        )}
        <p className="pupil-words">{one.about}</p>
        {one.difficulty !== null && (
          <p className="pupil-words">{t('contact.because', { what: one.difficulty })}</p>
        )}
        <span className="soft small">
          {t('history.by', { name: one.author, when: moment(one.writtenAtUtc) })}
        </span>
      </div>
    </li>
  );
};

/** Contacts with the parents of a pupil, the latest first, also tries that failed. */
export const ContactsPart = ({
  studentId,
  onlyTalks = false,
}: {
  readonly studentId: string;
  readonly onlyTalks?: boolean;
}) => {
  const { t, core, pupil } = usePupil(studentId);
  const mayWrite = may(useRoles(), 'writeContacts') || onlyTalks;
  const [isAdding, add] = useState(false);
  const { data, error, isPending, refetch } = useQuery(contactsQuery(core, pupil));
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-contacts">
      <h2 id="pupil-contacts">{t('contact.title')}</h2>
      {mayWrite && !isAdding && (
        <div className="office-acts">
          <Button kind="go" icon="plus" onPress={() => add(true)}>
            {t('contact.add')}
          </Button>
        </div>
      )}
      {isAdding && (
        <ContactForm studentId={studentId} onlyTalks={onlyTalks} onClose={() => add(false)} />
      )}
      {isPending && <Skeleton lines={4} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="phone">{t('contact.none')}</EmptyState>}
      <ul className="pupil-list">
        {data?.map((one) => (
          <ContactRow key={one.contactId} one={one} studentId={studentId} />
        ))}
      </ul>
    </section>
  );
};
