import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { DOCUMENT_KINDS, type Draft, documentsOf, type IdentityDocument } from './file-draft.ts';

const EMPTY: IdentityDocument = {
  kind: 'passport',
  number: '',
  country: 'PL',
  validUntil: null,
};

/** Identity documents of a pupil: as many as there are. */
export const DocumentsField = ({
  draft,
  onChange,
  error,
}: {
  readonly draft: Draft;
  readonly onChange: (documents: string) => void;
  readonly error: string | undefined;
}) => {
  const { t } = useTranslation('diary-pupil');
  const documents = documentsOf(draft);
  const write = (next: readonly IdentityDocument[]) => onChange(JSON.stringify(next));
  const change = (index: number, part: Partial<IdentityDocument>) =>
    write(documents.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="pupil-choices">
      <legend className="label">{t('field.document')}</legend>
      {documents.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id, and their order is theirs.
        <div key={index} className="pupil-document">
          <SelectField
            label={t('document.kind')}
            choices={DOCUMENT_KINDS.map((id) => ({ id, label: t(`document.${id}`) }))}
            value={one.kind}
            onChange={(kind) => change(index, { kind })}
          />
          <Field
            label={t('document.number')}
            name={`number-${index}`}
            maxLength={40}
            value={one.number}
            onChange={(number) => change(index, { number })}
          />
          <Field
            label={t('address.country')}
            name={`country-${index}`}
            maxLength={2}
            value={one.country}
            onChange={(country) => change(index, { country: country.toUpperCase() })}
          />
          <Field
            label={t('document.validUntil')}
            name={`valid-${index}`}
            type="date"
            value={one.validUntil ?? ''}
            onChange={(date) => change(index, { validUntil: date === '' ? null : date })}
          />
          <Button icon="x" onPress={() => write(documents.filter((_, at) => at !== index))}>
            {t('document.remove')}
          </Button>
        </div>
      ))}
      {error !== undefined && <Note kind="no">{error}</Note>}
      <div>
        <Button icon="plus" onPress={() => write([...documents, EMPTY])}>
          {t('document.add')}
        </Button>
      </div>
    </fieldset>
  );
};
