import type { Ref } from 'react';
import { SearchField as AriaSearchField, Button, Input, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `Enter`. */
  readonly onSubmit?: () => void;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Finds while one types; `Esc` clears it. */
export const SearchField = ({ label, placeholder, inputRef, ...rest }: SearchFieldProps) => {
  const { t } = useTranslation('ui');
  return (
    <AriaSearchField {...rest} className="searchbox" maxLength={100}>
      <Icon name="search" />
      <Label className="vh">{label}</Label>
      <Input
        className="input"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <Button className="btn bare icon" aria-label={t('search.clear')}>
        <Icon name="x" />
      </Button>
    </AriaSearchField>
  );
};
