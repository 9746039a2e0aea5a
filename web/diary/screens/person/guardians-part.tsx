import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { type GuardianRow, guardiansQuery } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { NewGuardianForm } from './new-guardian-form.tsx';
import type { PartProps } from './part-props.ts';
import { PersonLink } from './person-link.tsx';
import { useOpenAct, usePart } from './use-act.ts';

const Guardian = ({
  guardian,
  onPerson,
}: {
  readonly guardian: GuardianRow;
  readonly onPerson: (personId: string) => void;
}) => {
  const { t } = usePart(guardian.guardianId);
  const contact = [guardian.phone, guardian.email].filter((part) => part).join(', ');
  return (
    <li>
      <span>
        <PersonLink name={fullName(guardian)} onPress={() => onPerson(guardian.guardianId)} />,{' '}
        {t(`relation.${guardian.relation}`)}
      </span>
      <span className="soft">{contact === '' ? t('person.noContact') : contact}</span>
      {!guardian.seesPassages && (
        <span>
          <Tag kind="wait" icon="eye">
            {t('person.seesNot')}
          </Tag>
        </span>
      )}
    </li>
  );
};

/** Guardians of a student with contacts and rights; another one can be added. */
export const GuardiansPart = ({ person, onPerson }: PartProps) => {
  const { t, core, schoolId } = usePart(person.personId);
  const roles = useRoles();
  const { act, open, close } = useOpenAct<'add'>();
  const { data, error, isPending, refetch } = useQuery(
    guardiansQuery(core, schoolId, person.personId),
  );
  return (
    <section className="part" aria-labelledby="person-guardians">
      <h3 id="person-guardians">{t('person.guardians')}</h3>
      {isPending && <Skeleton lines={3} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="soft small">{t('person.noGuardians')}</p>}
      {data && data.length > 0 && (
        <ul className="office-people">
          {data.map((guardian) => (
            <Guardian key={guardian.guardianId} guardian={guardian} onPerson={onPerson} />
          ))}
        </ul>
      )}
      {act === 'add' && <NewGuardianForm studentId={person.personId} onClose={close} />}
      {act === undefined && may(roles, 'keepGuardians') && person.isCurrent && (
        <div className="office-acts">
          <Button icon="plus" onPress={() => open('add')}>
            {t('person.addGuardian')}
          </Button>
        </div>
      )}
    </section>
  );
};
