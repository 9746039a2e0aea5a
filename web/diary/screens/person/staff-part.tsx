import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { type StaffDetail, staffQuery } from '../people/people-queries.ts';
import { EndQuestion } from './end-question.tsx';
import { Facts } from './facts.tsx';
import type { PartProps } from './part-props.ts';
import { RemovalPart } from './removal-part.tsx';
import { StaffForm } from './staff-form.tsx';
import { useOpenAct, usePart } from './use-act.ts';
import { useResume } from './use-resume.ts';

type Act = 'edit' | 'end';

const StaffFacts = ({ staff }: { readonly staff: StaffDetail }) => {
  const { t, day } = usePart(staff.staffId);
  const { position, employedFrom, employedTo, homeroomOf } = staff;
  const span =
    employedTo === null
      ? t('person.since', { from: day(employedFrom) })
      : t('person.fromTo', { from: day(employedFrom), to: day(employedTo) });
  return (
    <Facts
      rows={[
        [t('person.position'), t(`position.${position}`)],
        [t('person.employed'), span],
        ...(homeroomOf === undefined ? [] : [[t('person.homeroom'), homeroomOf] as const]),
      ]}
    />
  );
};

const Acts = ({
  staff,
  open,
}: {
  readonly staff: StaffDetail;
  readonly open: (act: Act) => void;
}) => {
  const { t } = usePart(staff.staffId);
  const resume = useResume(staff);
  return (
    <div className="office-acts">
      <Button icon="pencil" onPress={() => open('edit')}>
        {t('person.edit')}
      </Button>
      {staff.employedTo === null ? (
        <Button kind="stop" icon="out" onPress={() => open('end')}>
          {t('person.end')}
        </Button>
      ) : (
        <Button icon="undo" isPending={resume.isPending} onPress={() => resume.mutate(undefined)}>
          {t('person.return')}
        </Button>
      )}
      {resume.error && <Trouble error={resume.error} />}
    </div>
  );
};

/** Data of a member of staff, and the acts: correct, end employment, take the end back, in September remove whole (MIGR-09). */
export const StaffPart = ({ person }: PartProps) => {
  const { t, core, schoolId } = usePart(person.personId);
  const roles = useRoles();
  const { act, open, close } = useOpenAct<Act>();
  const { data, error, isPending, refetch } = useQuery(staffQuery(core, schoolId, person.personId));
  return (
    <section className="part" aria-labelledby="person-data">
      <h3 id="person-data">{t('person.data')}</h3>
      {isPending && <Skeleton lines={4} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && act === 'edit' && <StaffForm staff={data} onClose={close} />}
      {data && act !== 'edit' && (
        <>
          <StaffFacts staff={data} />
          {may(roles, 'keepStaff') && <Acts staff={data} open={open} />}
        </>
      )}
      {data && act === 'end' && <EndQuestion staff={data} onClose={close} />}
      {data && may(roles, 'keepStaff') && (
        <RemovalPart personId={data.staffId} of="staff" className="part" />
      )}
    </section>
  );
};
