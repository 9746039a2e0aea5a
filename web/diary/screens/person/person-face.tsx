import { useQuery } from '@tanstack/react-query';
import { Portrait } from '../../../shared/ui/portrait.tsx';
import type { PersonRow } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { photoQuery } from './photo-queries.ts';
import { usePart } from './use-act.ts';

/** The photo of a student where there is one, else drawn initials; the name stands beside it. */
export const PersonFace = ({ person }: { readonly person: PersonRow }) => {
  const { core, target } = usePart(person.personId);
  const { data: photo } = useQuery({
    ...photoQuery(core, target),
    enabled: person.kind === 'student',
  });
  if (photo) return <img className="face big office-photo" src={photo} alt="" />;
  return <Portrait id={person.personId} name={fullName(person)} size="big" />;
};
