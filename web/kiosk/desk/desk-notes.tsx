import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import { useTranslation } from 'react-i18next';
import { Note } from '../../shared/ui/note.tsx';
import { isSoft } from '../doors/door-look.ts';
import { useKiosk } from '../session/kiosk-context.ts';

/** More would push the feed off the screen; the book of the day has them all. */
const MOST_NOTES = 2;

/** Doors that call for somebody, and the notes of the day. */
export const DeskNotes = () => {
  const { t } = useTranslation('kiosk-desk');
  const { desk } = useKiosk();
  if (desk === undefined) return null;
  const alarms = desk.doors.filter(
    ({ alarm, alarmAnswered }) => alarm !== undefined && alarmAnswered !== true,
  );
  if (alarms.length === 0 && desk.notes.length === 0) return null;
  return (
    <div className="desk-notes">
      {alarms.map((door) => (
        <AlarmNote key={door.doorId} door={door} />
      ))}
      {desk.notes.slice(0, MOST_NOTES).map((note) => (
        <Note key={note.personId} kind="lamp" icon="card-question">
          <b>{note.name}</b>: {t('note.forgotten', { count: note.forgottenThisMonth })}
        </Note>
      ))}
      {desk.notes.length > MOST_NOTES && (
        <p className="soft">{t('note.more', { count: desk.notes.length - MOST_NOTES })}</p>
      )}
    </div>
  );
};

const AlarmNote = ({ door }: { door: KioskDoor }) => {
  const { t } = useTranslation('kiosk-desk');
  const { zone } = useKiosk();
  if (door.alarm === undefined) return null;
  return (
    <Note kind={isSoft(door.alarm) ? 'lamp' : 'no'} icon="bell" role="alert">
      <b>{door.name}</b>: {t(`doorAlarm.${door.alarm}`)}
      {door.alarmSinceUtc !== undefined &&
        `, ${t('doorAlarm.since', { time: zone.clockOf(door.alarmSinceUtc) })}`}
    </Note>
  );
};
