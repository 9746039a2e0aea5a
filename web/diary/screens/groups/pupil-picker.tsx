import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldedWords } from '../../../shared/text/folded.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { listName } from '../people/person-words.ts';
import { Checks } from '../structure/checks.tsx';
import type { CandidateClass } from './group-queries.ts';

type Pupil = CandidateClass['pupils'][number];

const isFound = (pupil: Pupil, typed: readonly string[]): boolean => {
  const words = foldedWords(listName(pupil));
  return typed.every((each) => words.some((word) => word.startsWith(each)));
};

const ClassPupils = ({
  one,
  typed,
  chosen,
  onChange,
}: {
  readonly one: CandidateClass;
  readonly typed: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) => {
  const { t } = useTranslation('diary-groups');
  const shown = one.pupils.filter((pupil) => isFound(pupil, typed));
  if (shown.length === 0 && typed.length > 0) return null;
  const missing = one.pupils.filter(({ studentId }) => !chosen.includes(studentId));
  const own = new Set(one.pupils.map(({ studentId }) => studentId));
  return (
    <div className="group-class">
      <Checks
        legend={t('pick.class', {
          name: one.name,
          chosen: one.pupils.length - missing.length,
          all: one.pupils.length,
        })}
        items={shown.map((pupil) => ({
          id: pupil.studentId,
          label: `${pupil.numberInClass}. ${listName(pupil)}`,
        }))}
        chosen={chosen}
        onChange={onChange}
      />
      <div className="office-acts">
        {missing.length > 0 && (
          <Button
            onPress={() => onChange([...chosen, ...missing.map(({ studentId }) => studentId)])}
          >
            {t('pick.all', { name: one.name })}
          </Button>
        )}
        {missing.length < one.pupils.length && (
          <Button onPress={() => onChange(chosen.filter((id) => !own.has(id)))}>
            {t('pick.none', { name: one.name })}
          </Button>
        )}
      </div>
    </div>
  );
};

/** Who is in the group and in none of its classes: the list is saved only without them. */
export const Strangers = ({
  strangers,
  chosen,
  onChange,
}: {
  readonly strangers: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) => {
  const { t } = useTranslation('diary-groups');
  if (strangers.length === 0) return null;
  return (
    <Note kind="lamp">
      <Checks legend={t('pick.strangers')} items={strangers} chosen={chosen} onChange={onChange} />
    </Note>
  );
};

/** Pupils of some classes: found by any beginnings of their names, one by one or a whole class; in the order of the group. */
export const PupilPicker = ({
  classes,
  chosen,
  onChange,
}: {
  readonly classes: readonly CandidateClass[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) => {
  const { t } = useTranslation('diary-groups');
  const [text, setText] = useState('');
  const typed = foldedWords(text);
  const pupils = classes.flatMap((one) => one.pupils);
  const nameOf = (id: string) => {
    const found = pupils.find(({ studentId }) => studentId === id);
    return found === undefined ? '' : listName(found);
  };
  const isNothing = typed.length > 0 && !pupils.some((pupil) => isFound(pupil, typed));
  return (
    <div className="group-picker">
      <SearchField
        label={t('pick.find')}
        placeholder={t('pick.find')}
        value={text}
        onChange={setText}
      />
      <p className="soft small" aria-live="polite">
        {isNothing ? t('pick.nothing') : t('pick.chosen', { count: chosen.length })}
      </p>
      {classes.map((one) => (
        <ClassPupils
          key={one.classId}
          one={one}
          typed={typed}
          chosen={chosen}
          onChange={onChange}
        />
      ))}
      {chosen.length > 1 && (
        <div className="office-acts">
          <Button
            icon="sync"
            onPress={() =>
              onChange(chosen.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'pl')))
            }
          >
            {t('pick.sort')}
          </Button>
        </div>
      )}
    </div>
  );
};
