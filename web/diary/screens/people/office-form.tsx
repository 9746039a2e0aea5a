import { type ReactNode, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field, type FieldProps } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type FaultCode, isClean } from './faults.ts';

/** A field whose fault is one of the codes. */
export const OfficeField = ({
  fault,
  ...rest
}: Omit<FieldProps, 'error'> & { readonly fault?: FaultCode | undefined }) => {
  const { t } = useTranslation('diary-office');
  return <Field {...rest} error={fault === undefined ? undefined : t(`fault.${fault}`)} />;
};

export interface OfficeFormProps {
  readonly label: string;
  readonly verb: string;
  /** Faults that stand in the way now. */
  readonly found: object;
  readonly onTried: () => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly isPending: boolean;
  /** What the server said; a fault of one field is shown there, not here. */
  readonly error: unknown;
  /** Takes the present data in place of what was typed, after a conflict. */
  readonly onTakeTheirs?: () => void;
  readonly children: ReactNode;
}

/** Somebody else was quicker: both are kept until one decides. */
export const Clash = ({ onTakeTheirs }: { readonly onTakeTheirs: (() => void) | undefined }) => {
  const { t } = useTranslation('diary-office');
  return (
    <Note kind="lamp" role="alert">
      <p>{t('form.conflict')}</p>
      {onTakeTheirs && (
        <Button icon="sync" onPress={onTakeTheirs}>
          {t('form.takeTheirs')}
        </Button>
      )}
    </Note>
  );
};

/** A form that says at once what does not fit, and leads to the first such field. */
export const OfficeForm = (props: OfficeFormProps) => {
  const { t } = useTranslation('diary-office');
  const form = useRef<HTMLFormElement>(null);
  const [isRefused, setRefused] = useState(false);
  const { found, error, isPending } = props;
  const send = () => {
    if (isPending) return;
    props.onTried();
    if (isClean(found)) {
      props.onSend();
      return;
    }
    setRefused(true);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const isClash = hasCode(error, 'kernel.version_conflict');
  return (
    <Form
      ref={form}
      className="form"
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {props.children}
      {isRefused && !isClean(found) && (
        <Note kind="no" role="alert">
          {t('form.faults')}
        </Note>
      )}
      {isClash && <Clash onTakeTheirs={props.onTakeTheirs} />}
      {error !== null && error !== undefined && !isClash && <Trouble error={error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={isPending}>
          {props.verb}
        </Button>
        <Button onPress={props.onCancel}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
};
