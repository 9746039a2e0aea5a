import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type GuardianDetail, guardianQuery } from '../people/people-queries.ts';
import { ContactForm } from './contact-form.tsx';
import { Facts } from './facts.tsx';
import type { PartProps } from './person-panel.tsx';
import { useOpenAct, usePart } from './use-act.ts';

const Children = ({
  guardian,
  onPerson,
}: {
  readonly guardian: GuardianDetail;
  readonly onPerson: (personId: string) => void;
}) => {
  const { t } = usePart(guardian.guardianId);
  return (
    <section className="part" aria-labelledby="person-children">
      <h3 id="person-children">{t('person.children')}</h3>
      {guardian.children.length === 0 && <p className="soft small">{t('person.noChildren')}</p>}
      <ul className="office-people">
        {guardian.children.map((child) => (
          <li key={child.studentId}>
            <span>
              <Link
                className="office-link"
                href={`/people?person=${child.studentId}`}
                onPress={() => onPerson(child.studentId)}
              >
                {child.name}
              </Link>
              {child.className !== undefined && `, ${child.className}`},{' '}
              {t(`relation.${child.relation}`)}
            </span>
            {!child.seesPassages && (
              <span>
                <Tag kind="wait" icon="eye">
                  {t('person.seesNot')}
                </Tag>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Contacts of a guardian and the children at this school. */
export const GuardianPart = ({ person, onPerson }: PartProps) => {
  const { t, core, schoolId } = usePart(person.personId);
  const { act, open, close } = useOpenAct<'edit'>();
  const { data, error, isPending, refetch } = useQuery(
    guardianQuery(core, schoolId, person.personId),
  );
  return (
    <>
      <section className="part" aria-labelledby="person-data">
        <h3 id="person-data">{t('person.data')}</h3>
        {isPending && <Skeleton lines={3} />}
        {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data && act === 'edit' && <ContactForm guardian={data} onClose={close} />}
        {data && act === undefined && (
          <>
            <Facts
              rows={[
                [t('form.phone'), data.phone ?? t('person.none')],
                [t('form.email'), data.email ?? t('person.none')],
              ]}
            />
            <div className="office-acts">
              <Button icon="pencil" onPress={() => open('edit')}>
                {t('person.edit')}
              </Button>
            </div>
          </>
        )}
      </section>
      {data && <Children guardian={data} onPerson={onPerson} />}
    </>
  );
};
