import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { ChecksPart } from './checks-part.tsx';
import { type Card, type FirstDay, resumeCard, skipCard, takeRules } from './first-day-queries.ts';
import { HomeroomsForm } from './homerooms-form.tsx';
import { SchoolForm } from './school-form.tsx';
import { StartPart } from './start-part.tsx';
import { useFirstDayChange } from './use-first-day-change.ts';
import { YearForm } from './year-form.tsx';

/** The pages on which a card is worked on. */
const PAGES = {
  admin: ['/account'],
  school: ['/school', '/access'],
  year: ['/calendar', '/bells'],
  pupils: ['/admin/import', '/people'],
  staff: ['/admin/import', '/people'],
  plan: ['/admin/import', '/timetable'],
  homerooms: ['/classes'],
  rules: ['/settings'],
  accounts: ['/accounts', '/rights'],
  start: ['/admin/devices', '/people'],
} as const satisfies Record<Card['card'], readonly string[]>;

/** What the page of imports begins with. */
const KINDS: Partial<Record<Card['card'], string>> = {
  pupils: 'students',
  staff: 'staff',
  plan: 'timetable',
};

const StateTag = ({ state }: Pick<Card, 'state'>) => {
  const { t } = useFirstDayChange();
  if (state === 'done')
    return (
      <Tag kind="ok" icon="check">
        {t('state.done')}
      </Tag>
    );
  return state === 'skipped' ? (
    <Tag kind="line" icon="clock">
      {t('state.skipped')}
    </Tag>
  ) : (
    <Tag kind="wait" icon="pencil">
      {t('state.open')}
    </Tag>
  );
};

/** What is there and what is missing, in numbers. */
const Counts = ({ card }: { readonly card: Card }) => {
  const { t } = useFirstDayChange();
  const zone = useZone();
  return (
    <>
      {card.has.length > 0 && (
        <p className="soft">
          {card.has.map(({ what, count }) => t(`has.${what}`, { count })).join(' · ')}
        </p>
      )}
      {card.gaps.length > 0 && (
        <ul className="first-day-gaps" aria-label={t('gaps')}>
          {card.gaps.map(({ what, count }) => (
            <li key={what}>{t(`gap.${what}`, { count })}</li>
          ))}
        </ul>
      )}
      {card.skipped && (
        <p className="soft">
          {t('skippedBy', { name: card.skipped.byName, date: zone.dateOf(card.skipped.atUtc) })}
        </p>
      )}
    </>
  );
};

const ReadyRules = () => {
  const { core, schoolId, t, act, error, isPending } = useFirstDayChange();
  return (
    <>
      <p className="soft">{t('rules.lead')}</p>
      {error && <Trouble error={error} />}
      <Button
        icon="check"
        isPending={isPending}
        onPress={() => act({ run: () => takeRules(core, schoolId), said: t('rules.taken') })}
      >
        {t('rules.take')}
      </Button>
    </>
  );
};

interface InsideProps extends Pick<FirstDay, 'cards' | 'checks'> {
  readonly card: Card;
}

/** The part of a card that is worked on here, without another page. */
const Inside = ({ card, cards, checks }: InsideProps) => {
  const lacks = (what: Card['gaps'][number]['what']) => card.gaps.some((gap) => gap.what === what);
  if (card.card === 'school') return <SchoolForm />;
  if (card.card === 'year' && lacks('schoolYear')) return <YearForm hasBells={!lacks('bells')} />;
  if (card.card === 'rules' && card.state !== 'done') return <ReadyRules />;
  if (card.card === 'homerooms' && !lacks('classes')) return <HomeroomsForm />;
  if (card.card !== 'start') return null;
  // Families get in only after the start: what they see can be looked at then too.
  return (
    <>
      <ChecksPart checks={checks} />
      {card.state !== 'done' && <StartPart cards={cards} />}
    </>
  );
};

/** Left for later, or taken up again; either can be taken back. */
const SkipButton = ({ card }: { readonly card: Card }) => {
  const { core, schoolId, t, act, error, isPending } = useFirstDayChange();
  const skip = () => skipCard(core, schoolId, card.card);
  const resume = () => resumeCard(core, schoolId, card.card);
  const isSkipped = card.state === 'skipped';
  return (
    <>
      <Button
        kind="bare"
        isPending={isPending}
        onPress={() =>
          act(
            isSkipped
              ? { run: resume, said: t('resumed'), undo: skip }
              : { run: skip, said: t('skipped'), undo: resume },
          )
        }
      >
        {isSkipped ? t('resume') : t('skip')}
      </Button>
      {error && <Trouble error={error} />}
    </>
  );
};

/** One card: what it asks for, how far it is, and where it is worked on. */
export const CardRow = ({ card, number, ...school }: InsideProps & { readonly number: number }) => {
  const { t } = useFirstDayChange();
  const id = `card-${card.card}`;
  return (
    <li className={`sheet first-day-card ${card.state}`}>
      <section aria-labelledby={id}>
        <header>
          <h2 id={id}>{`${number}. ${t(`card.${card.card}`)}`}</h2>
          <StateTag state={card.state} />
          <span className="soft small">{t('minutes', { count: card.minutes })}</span>
        </header>
        <p>{t(`prepare.${card.card}`)}</p>
        <Counts card={card} />
        <Inside card={card} {...school} />
        <div className="first-day-acts">
          {PAGES[card.card].map((href) => (
            <LinkButton
              key={href}
              href={href === '/admin/import' ? `${href}?kind=${KINDS[card.card]}` : href}
              icon="right"
            >
              {t(`page.${href}`)}
            </LinkButton>
          ))}
          {card.card !== 'start' && card.state !== 'done' && <SkipButton card={card} />}
        </div>
      </section>
    </li>
  );
};
