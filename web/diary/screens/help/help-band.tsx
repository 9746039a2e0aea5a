import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Icon } from '../../../shared/ui/icon.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { answerCall, applyCall, type HelpCall, helpCallsQuery } from '../../data/help-queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { HELPERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { schoolsWith, useSession, useZone } from '../../session/use-session.ts';
import './help.css';

/** The time of a call; its date too when that is not today. */
const useWhen = (schoolId: string) => {
  const zone = useZone(schoolId);
  const words = useDateWords();
  const today = zone.dateOf(useSchoolNow());
  return (utcMs: number): string =>
    zone.dateOf(utcMs) === today ? zone.clockOf(utcMs) : words.moment(utcMs, zone, today);
};

/** Nobody has answered: what happened, what to do, and one button. */
const OpenCall = ({ call }: { readonly call: HelpCall }) => {
  const { t } = useTranslation('diary-help');
  const { core } = useApp();
  const queries = useQueryClient();
  const when = useWhen(call.schoolId);
  const answering = useMutation({
    mutationFn: () => answerCall(core, call),
    onSuccess: (answered) => applyCall(queries, answered),
  });
  const { holderName: name, doorName: door } = call;
  const time = when(call.occurredAtUtc);
  return (
    <div className="help-call">
      <Icon name="warn" />
      <div className="what">
        <h2>{t('title')}</h2>
        <p className="who">
          {name === '' ? t('nobody', { door, time }) : t('who', { name, door, time })}
        </p>
        <p>{t('what')}</p>
        {answering.error && <Trouble error={answering.error} />}
      </div>
      <Button kind="go" isPending={answering.isPending} onPress={() => answering.mutate()}>
        {t('verb')}
      </Button>
    </div>
  );
};

/** Who sees to it, for the others. */
const AnsweredCall = ({ call }: { readonly call: HelpCall }) => {
  const { t } = useTranslation('diary-help');
  const when = useWhen(call.schoolId);
  const { answeredBy, answeredAtKiosk } = call;
  const desk = answeredBy ?? t('somebody');
  const kiosk = answeredBy === undefined ? t('atKioskNobody') : t('atKiosk', { by: answeredBy });
  return (
    <Note kind="pen" icon="shield">
      {t('answered', {
        by: answeredAtKiosk === true ? kiosk : desk,
        name: call.holderName === '' ? t('unknown') : call.holderName,
        door: call.doorName,
        time: when(call.occurredAtUtc),
      })}
    </Note>
  );
};

const SchoolCalls = ({ schoolId }: { readonly schoolId: string }) => {
  const { data } = useQuery(helpCallsQuery(useApp().core, schoolId));
  const calls = data ?? [];
  const open = calls.filter(({ answeredAtUtc }) => answeredAtUtc === undefined);
  return (
    <>
      {/* Always there, so that what comes later is read out. */}
      <div className="help-calls" role="alert">
        {open.map((call) => (
          <OpenCall key={call.callId} call={call} />
        ))}
      </div>
      {calls.map(
        (call) =>
          call.answeredAtUtc !== undefined && <AnsweredCall key={call.callId} call={call} />,
      )}
    </>
  );
};

/** Doors opened under threat, on every page of those who can send help: at once, large, and without a sound. */
export const HelpBand = () => {
  const schools = schoolsWith(useSession().memberships, HELPERS);
  return schools.map(({ schoolId }) => <SchoolCalls key={schoolId} schoolId={schoolId} />);
};
