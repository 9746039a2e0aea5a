import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { openPdf } from './open-pdf.ts';
import { envelopesQuery, SPECIAL_KEYS, sealEnvelope } from './special-queries.ts';

const LONGEST_PLACE = 120;

const SealQuestion = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const [place, setPlace] = useState('');
  const seal = useMutation({
    mutationFn: () => openPdf(() => sealEnvelope(core, schoolId, place)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [SPECIAL_KEYS.envelopes, schoolId] });
      onClose();
    },
  });
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('envelope.ask')}
      consequence={<p>{t('envelope.effect')}</p>}
      leave={t('leave')}
      verb={t('envelope.verb')}
      busy={seal.isPending}
      isDisabled={place.trim() === ''}
      onAnswer={() => seal.mutate()}
    >
      <Field
        label={t('envelope.place')}
        name="place"
        maxLength={LONGEST_PLACE}
        value={place}
        onChange={setPlace}
      />
      {seal.error && <Trouble error={seal.error} />}
    </Question>
  );
};

/** The stand-in administrator in the safe (ACCT-43): printed once, and loud when it was used. */
export const EnvelopePart = () => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const moment = useMoment(useZone(schoolId));
  const { data, error } = useQuery(envelopesQuery(core, schoolId));
  const [isAsked, ask] = useState(false);
  const opened = data?.find(({ state }) => state === 'opened');
  return (
    <section className="sheet account-slips" aria-labelledby="envelope">
      <h2 id="envelope">{t('envelope.title')}</h2>
      <p className="soft">{t('envelope.lead')}</p>
      {opened?.openedAtUtc !== undefined && (
        <Note kind="lamp" role="alert">
          {t('envelope.opened', { when: moment(opened.openedAtUtc), place: opened.place })}
        </Note>
      )}
      {error && <Trouble error={error} />}
      <ul className="account-batches">
        {data?.map((each) => (
          <li key={each.envelopeId}>
            <span>
              {each.place}, {t(`envelope.state.${each.state}`)}
            </span>
            <span className="soft small">
              {moment(each.sealedAtUtc)}, {each.sealedBy}
            </span>
          </li>
        ))}
      </ul>
      <div className="account-acts">
        <Button icon="print" onPress={() => ask(true)}>
          {t('envelope.verb')}
        </Button>
      </div>
      {isAsked && <SealQuestion onClose={() => ask(false)} />}
    </section>
  );
};
