import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { may } from '../../nav/places.ts';
import { useRoles } from '../../session/use-session.ts';
import type { GuardianDetail } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { type BondAct, BondQuestion } from './bond-question.tsx';
import { PersonLink } from './person-link.tsx';
import { useOpenAct, usePart } from './use-act.ts';

type Child = GuardianDetail['children'][number];

const ChildLine = ({
  child,
  onPerson,
  onAct,
}: {
  readonly child: Child;
  readonly onPerson: (personId: string) => void;
  readonly onAct: (act: BondAct) => void;
}) => {
  const { t } = usePart(child.studentId);
  const mayAct = may(useRoles(), 'keepGuardians');
  return (
    <li>
      <span>
        <PersonLink name={child.name} onPress={() => onPerson(child.studentId)} />
        {child.className !== undefined && `, ${child.className}`}, {t(`relation.${child.relation}`)}
      </span>
      {!child.seesPassages && (
        <span>
          <Tag kind="wait" icon="eye">
            {t('person.seesNot')}
          </Tag>
        </span>
      )}
      {mayAct && (
        <span className="office-acts">
          <Button icon="eye" onPress={() => onAct(child.seesPassages ? 'withdraw' : 'give')}>
            {t(child.seesPassages ? 'bond.withdraw.verb' : 'bond.give.verb')}
          </Button>
          <Button kind="stop" icon="x" onPress={() => onAct('end')}>
            {t('bond.end.verb')}
          </Button>
        </span>
      )}
    </li>
  );
};

/** Children of a guardian at this school: what the guardian may see of each, and the end of the bond. */
export const ChildrenPart = ({
  guardian,
  onPerson,
}: {
  readonly guardian: GuardianDetail;
  readonly onPerson: (personId: string) => void;
}) => {
  const { t } = usePart(guardian.guardianId);
  const { act, open, close } = useOpenAct<BondAct>();
  const [child, choose] = useState<Child>();
  return (
    <section className="part" aria-labelledby="person-children">
      <h3 id="person-children">{t('person.children')}</h3>
      {guardian.children.length === 0 && <p className="soft small">{t('person.noChildren')}</p>}
      <ul className="office-people">
        {guardian.children.map((one) => (
          <ChildLine
            key={one.studentId}
            child={one}
            onPerson={onPerson}
            onAct={(asked) => {
              choose(one);
              open(asked);
            }}
          />
        ))}
      </ul>
      {act && child && (
        <BondQuestion
          act={act}
          guardian={{ personId: guardian.guardianId, name: fullName(guardian) }}
          child={{ personId: child.studentId, name: child.name }}
          onClose={close}
        />
      )}
    </section>
  );
};
