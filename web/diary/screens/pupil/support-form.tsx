import { useState } from 'react';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { Clash } from '../people/office-form.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import {
  addSupportDocument,
  changeSupportDocument,
  type SupportBody,
  type SupportDocument,
} from './life-queries.ts';
import { usePupil } from './use-pupil.ts';

const KINDS = ['opinion', 'statement'] as const;
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

const textsOf = (document: SupportDocument | undefined) => ({
  issuer: document?.issuer ?? '',
  number: document?.number ?? '',
  issuedOn: document?.issuedOn ?? '',
  validUntil: document?.validUntil ?? '',
  about: document?.about ?? '',
  recommendations: document?.recommendations ?? '',
});
type Texts = ReturnType<typeof textsOf>;

/** What stands in the way, by field. */
const faultsOf = (texts: Texts, today: string) => ({
  issuer: texts.issuer.trim() === '' ? 'needed' : undefined,
  issuedOn: isDate(texts.issuedOn) ? (texts.issuedOn > today ? 'future' : undefined) : 'date',
  validUntil:
    texts.validUntil === ''
      ? undefined
      : isDate(texts.validUntil)
        ? texts.validUntil < texts.issuedOn
          ? 'ends'
          : undefined
        : 'date',
  about: texts.about.trim() === '' ? 'needed' : undefined,
  recommendations: texts.recommendations.trim() === '' ? 'needed' : undefined,
});

/** An opinion or a statement of a clinic with its recommendations, new or corrected (PUPIL-03). */
export const SupportForm = ({
  studentId,
  document,
  onClose,
}: {
  readonly studentId: string;
  readonly document?: SupportDocument;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil, today } = usePupil(studentId);
  const toast = useToast();
  const [kind, setKind] = useState<(typeof KINDS)[number]>(document?.kind ?? 'opinion');
  const [texts, setTexts] = useState(() => textsOf(document));
  const [isTried, setTried] = useState(false);
  const found: Partial<Record<keyof Texts, 'needed' | 'future' | 'date' | 'ends'>> =
    Object.fromEntries(
      Object.entries(faultsOf(texts, today)).filter(([, fault]) => fault !== undefined),
    );
  const save = usePeopleChange(
    () => {
      const body: SupportBody = {
        kind,
        issuer: texts.issuer.trim(),
        number: orNull(texts.number),
        issuedOn: texts.issuedOn,
        validUntil: orNull(texts.validUntil),
        about: texts.about.trim(),
        recommendations: texts.recommendations.trim(),
      };
      if (document === undefined) return addSupportDocument(core, pupil, body);
      const { documentId, version } = document;
      return changeSupportDocument(core, pupil, documentId, { ...body, version });
    },
    () => {
      toast({ text: t('support.saved') });
      onClose();
    },
  );
  const isClash = hasCode(save.error, 'kernel.version_conflict');
  const field = (
    name: keyof Texts,
    label: string,
    more: Partial<Parameters<typeof Field>[0]> = {},
  ) => {
    const fault = isTried ? found[name] : undefined;
    return (
      <Field
        {...more}
        label={label}
        name={name}
        value={texts[name]}
        onChange={(value) => setTexts((now) => ({ ...now, [name]: value }))}
        error={fault === undefined ? undefined : t(`fault.${fault}`)}
      />
    );
  };
  return (
    <form
      className="form pupil-form"
      aria-label={t(document === undefined ? 'support.add' : 'support.change')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(found).length === 0 && !save.isPending) save.mutate(undefined);
      }}
    >
      <SelectField
        label={t('support.kindLabel')}
        choices={KINDS.map((id) => ({ id, label: t(`support.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      {field('issuer', t('support.issuer'), { maxLength: 200 })}
      {field('number', t('document.number'), { maxLength: 60, hint: t('form.optional') })}
      {field('issuedOn', t('support.issuedOn'), { type: 'date' })}
      {field('validUntil', t('document.validUntil'), { type: 'date', hint: t('form.optional') })}
      {field('about', t('support.about'), { rows: 3, maxLength: 2000 })}
      {field('recommendations', t('support.recommendations'), { rows: 4, maxLength: 4000 })}
      {isClash && <Clash onTakeTheirs={onClose} />}
      {save.error && !isClash && <Trouble error={save.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={save.isPending}>
          {t('form.save')}
        </Button>
        <Button onPress={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
};
