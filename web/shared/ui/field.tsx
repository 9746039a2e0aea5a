import { type ReactNode, useState } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name: string;
  readonly hint?: ReactNode;
  /** What is wrong and what fits; its presence marks the field. */
  readonly error?: string | undefined;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly rows?: number;
  /** Stands at the right of the input. */
  readonly beside?: ReactNode;
  readonly type?: 'text' | 'password' | 'date' | 'time' | 'tel' | 'email';
  readonly inputMode?: 'numeric' | 'text';
  readonly spellCheck?: 'true' | 'false';
  readonly onKeyDown?: (event: { readonly key: string }) => void;
  readonly onKeyUp?: (event: { readonly key: string }) => void;
}

/** One field: label above, hint before the error, error in words. */
export const Field = ({ label, hint, error, rows, beside, name, ...rest }: FieldProps) => (
  <TextField
    {...rest}
    name={name}
    className="field"
    isInvalid={error !== undefined}
    // An error that the server found must not keep the form from being sent again.
    validationBehavior="aria"
  >
    <Label className="label">{label}</Label>
    <div className="input-row">
      {rows === undefined ? (
        <Input className="input" />
      ) : (
        <TextArea className="input" rows={rows} />
      )}
      {beside}
    </div>
    {hint && (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    )}
    <FieldError className="error">
      <Icon name="warn" />
      <span>{error}</span>
    </FieldError>
  </TextField>
);

export interface PasswordFieldProps extends Omit<FieldProps, 'type' | 'beside' | 'rows'> {
  /** Shown while it is typed, until one hides it: for a password that is being made. */
  readonly shown?: boolean;
}

/** A password, with a button that shows it. Managers and pasting work (WCAG 3.3.8). */
export const PasswordField = ({ shown: first = false, ...rest }: PasswordFieldProps) => {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(first);
  return (
    <Field
      {...rest}
      type={shown ? 'text' : 'password'}
      spellCheck="false"
      beside={
        <Button kind="bare" icon="eye" onPress={() => setShown(!shown)}>
          {shown ? t('password.hide') : t('password.show')}
        </Button>
      }
    />
  );
};
