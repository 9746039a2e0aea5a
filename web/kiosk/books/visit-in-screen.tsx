import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { Field } from '../../shared/ui/field.tsx';
import { PolishKeyboard } from '../keyboard/polish-keyboard.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { go } from '../shell/use-path.ts';
import { BookReceipt } from './book-receipt.tsx';
import { useVisitIn } from './use-visit-in.ts';
import { LIMITS } from './visit-form.ts';

const PURPOSES = ['teacher', 'office', 'delivery', 'service', 'pickUp'] as const;

/** A visitor comes in: who, to whom, what for, which badge. The entry stands in the book before the door moves. */
export const VisitInScreen = () => {
  const { t } = useTranslation('kiosk-books');
  const visit = useVisitIn();
  return (
    <>
      <ScreenHead title={t('visit.in.title')}>
        <Button icon="people" onPress={() => go('visitOut')}>
          {t('visit.open')}
        </Button>
      </ScreenHead>
      <main id="main" className="visit">
        {visit.done ? <VisitDone visit={visit} done={visit.done} /> : <VisitForm visit={visit} />}
      </main>
    </>
  );
};

type Work = ReturnType<typeof useVisitIn>;

const VisitForm = ({ visit }: { visit: Work }) => {
  const { t } = useTranslation('kiosk-books');
  const place = useRef<HTMLFormElement>(null);
  const { session } = useKiosk();
  const { draft, change, faults } = visit;
  const field = (name: 'host' | 'badge' | 'document') => (
    <Field
      name={name}
      label={t(`visit.${name}`)}
      value={draft[name]}
      onChange={(text) => change(name, text)}
      maxLength={LIMITS[name]}
      autoComplete="off"
    />
  );
  return (
    <form
      ref={place}
      className="visit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void visit.send();
      }}
    >
      <div className={session.meetingEntries ? 'visit-fields meeting' : 'visit-fields'}>
        <Field
          name="name"
          label={t('visit.name')}
          value={draft.name}
          onChange={(text) => change('name', text)}
          error={faults.name && t(faults.name)}
          maxLength={LIMITS.name}
          autoComplete="off"
          autoFocus
          isRequired
        />
        {field('host')}
        {session.meetingEntries && (
          <Field
            name="count"
            label={t('visit.count')}
            value={draft.count}
            onChange={(text) => change('count', text)}
            error={faults.count && t(faults.count)}
            maxLength={4}
            autoComplete="off"
          />
        )}
        <Field
          name="purpose"
          label={t('visit.purpose')}
          value={draft.purpose}
          onChange={(text) => change('purpose', text)}
          maxLength={LIMITS.purpose}
          autoComplete="off"
        />
        {field('badge')}
        {field('document')}
        <ul className="chips" aria-label={t('visit.purposes')}>
          {PURPOSES.map((one) => (
            <li key={one}>
              <Button onPress={() => change('purpose', t(`purpose.${one}`))}>
                {t(`purpose.${one}`)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <TroubleNote trouble={visit.trouble} />
      <div className="visit-foot">
        <PolishKeyboard within={place} forNames />
        <Button kind="go" icon="door-open" type="submit" isPending={visit.isBusy}>
          {t('visit.send')}
        </Button>
      </div>
    </form>
  );
};

const VisitDone = ({ visit, done }: { visit: Work; done: NonNullable<Work['done']> }) => {
  const { t } = useTranslation('kiosk-books');
  const { zone } = useKiosk();
  return (
    <section className="panel narrow" aria-label={t('visit.in.title')}>
      <h2>{done.name}</h2>
      <BookReceipt
        reply={done.reply}
        written={t('visit.written.in', { time: zone.clockOf(done.atUtc) })}
      />
      <div className="panel-foot">
        <Button icon="guest" onPress={visit.again}>
          {t('visit.another')}
        </Button>
        <Button kind="go" icon="left" autoFocus onPress={() => go('desk')}>
          {t('visit.done')}
        </Button>
      </div>
    </section>
  );
};
