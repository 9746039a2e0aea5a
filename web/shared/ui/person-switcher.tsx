import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Portrait } from './portrait.tsx';

export interface SwitchedPerson {
  readonly id: string;
  readonly name: string;
  /** Under the name, for example „4a · w szkole". */
  readonly note: string;
}

const ALL = 'all';

/** A strip of faces, everybody first. Left out where there is nobody to choose from. */
export const PersonSwitcher = ({
  people,
  value,
  onChange,
}: {
  readonly people: readonly SwitchedPerson[];
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}) => {
  const { t } = useTranslation('ui');
  if (people.length < 2) return null;
  return (
    <ToggleButtonGroup
      aria-label={t('people.label')}
      className="people"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value ?? ALL]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        onChange(chosen === undefined || chosen === ALL ? undefined : String(chosen));
      }}
    >
      <ToggleButton id={ALL} className="person">
        <span className="face mid" aria-hidden="true">
          {people.length}
        </span>
        <b>{t('people.all')}</b>
      </ToggleButton>
      {people.map(({ id, name, note }) => (
        <ToggleButton key={id} id={id} className="person">
          <Portrait id={id} name={name} size="mid" />
          <span>
            <b>{name}</b>
            <span className="soft">{note}</span>
          </span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
