import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { guardianQuery } from '../people/people-queries.ts';
import { ChildrenPart } from './children-part.tsx';
import { ContactForm } from './contact-form.tsx';
import { Facts } from './facts.tsx';
import type { PartProps } from './part-props.ts';
import { useOpenAct, usePart } from './use-act.ts';

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
      {data && <ChildrenPart guardian={data} onPerson={onPerson} />}
    </>
  );
};
