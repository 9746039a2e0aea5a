import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import { Note } from '../../../shared/ui/note.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { openPdf } from '../accounts/open-pdf.ts';
import { faultsOf, login, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { foundSchool, PROVIDED } from './provider-queries.ts';

const EMPTY = { name: '', siteName: '', firstName: '', lastName: '', login: '' };
const FIELDS = [
  ['name', 200],
  ['siteName', 80],
  ['firstName', 80],
  ['lastName', 80],
  ['login', 120],
] as const;

/** A new school with its first building and its first administrator, whose slip opens as a PDF. */
export const FoundForm = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation(['diary-provider', 'diary-office']);
  const { core } = useApp();
  const inId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useFields(EMPTY, (values) =>
    faultsOf(values, {
      ...{ name: needed, siteName: needed, firstName: needed, lastName: needed },
      login,
    }),
  );
  const { values, set, faults } = form;
  const found = useMutation({
    mutationFn: () => {
      const { name, siteName, firstName, lastName } = values;
      const admin = { login: values.login, firstName, lastName };
      return openPdf(() => foundSchool(core, inId, { name, siteName, admin }));
    },
    onSuccess: async () => {
      toast({ text: t('founded', { name: values.name.trim() }) });
      onClose();
      await queries.invalidateQueries({ queryKey: [PROVIDED] });
    },
  });
  const isTaken = hasCode(found.error, 'kernel.duplicate');
  return (
    <section className="sheet provider-form" aria-labelledby="found">
      <h2 id="found">{t('found')}</h2>
      <OfficeForm
        label={t('found')}
        verb={t('foundVerb')}
        found={form.found}
        onTried={form.tried}
        onSend={() => found.mutate()}
        onCancel={onClose}
        isPending={found.isPending}
        error={isTaken ? null : found.error}
      >
        {FIELDS.map(([name, most], index) => (
          <OfficeField
            key={name}
            label={t(`field.${name}`)}
            name={name}
            maxLength={most}
            autoFocus={index === 0}
            {...(name === 'login' && { hint: t('loginHint'), spellCheck: 'false' as const })}
            value={values[name]}
            onChange={set(name)}
            fault={name === 'login' && isTaken ? 'loginTaken' : faults[name]}
          />
        ))}
        <Note kind="pen">{t('slipNote')}</Note>
      </OfficeForm>
    </section>
  );
};
