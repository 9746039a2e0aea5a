import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import {
  addVersion,
  changeDates,
  discardVersion,
  publishVersion,
  type Version,
} from './timetable-queries.ts';
import { useTimetableAct } from './use-timetable-act.ts';

const LOOKS = {
  draft: { kind: 'wait', icon: 'pencil' },
  published: { kind: 'ok', icon: 'check' },
  replaced: { kind: 'line', icon: 'history' },
} as const;

export const StateTag = ({ state }: { readonly state: Version['state'] }) => {
  const { t } = useTranslation('diary-timetable');
  return (
    <Tag kind={LOOKS[state].kind} icon={LOOKS[state].icon}>
      {t(`state.${state}`)}
    </Tag>
  );
};

/** Between which days the version holds. */
const DatesForm = ({ version }: { readonly version: Version }) => {
  const { t } = useTranslation('diary-timetable');
  const { core, schoolId, mutate, error, isPending } = useTimetableAct();
  const [from, setFrom] = useState(version.from);
  const [to, setTo] = useState(version.to);
  const isChanged = from !== version.from || to !== version.to;
  const body = { from, to: to === '' ? null : to, version: version.version };
  return (
    <form
      className="part"
      aria-label={t('dates')}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({
          run: () => changeDates(core, schoolId, version, body),
          text: t('dates.saved'),
          onDone: (after) => {
            if (after) setTo(after.to);
          },
        });
      }}
    >
      <div className="office-pair">
        <Field label={t('dates.from')} name="from" type="date" value={from} onChange={setFrom} />
        <Field label={t('dates.to')} name="to" type="date" value={to} onChange={setTo} />
      </div>
      {isChanged && (
        <div className="office-acts">
          <Button type="submit" isPending={isPending} isDisabled={from === ''}>
            {t('dates.save')}
          </Button>
        </div>
      )}
      {error && <Trouble error={error} />}
    </form>
  );
};

/** Publishing says who will see what, from when, and what ends. */
const Publish = ({ version }: { readonly version: Version }) => {
  const { t } = useTranslation('diary-timetable');
  const words = useDateWords();
  const { core, schoolId, mutate, error, isPending } = useTimetableAct();
  const [isAsking, ask] = useState(false);
  const former = version.siblings.find(
    ({ state, from, to }) => state === 'published' && from < version.from && to >= version.from,
  );
  const clashes = version.notices.filter(({ what }) => what !== 'together').length;
  const publish = () =>
    mutate({
      run: () => publishVersion(core, schoolId, version),
      text: t('publish.done', { name: version.name }),
      onDone: () => ask(false),
    });
  const { name, from, to, lessons } = version;
  return (
    <div className="part">
      <Button kind="go" icon="send" isDisabled={lessons.length === 0} onPress={() => ask(true)}>
        {t('publish')}
      </Button>
      {lessons.length === 0 && <p className="hint">{t('publish.empty')}</p>}
      <Question
        isOpen={isAsking}
        onClose={() => ask(false)}
        question={t('publish.question', { name })}
        consequence={
          <>
            <p>
              {t('publish.what', {
                count: lessons.length,
                name,
                from: words.dayMonth(from),
                to: words.dayMonth(to),
              })}
            </p>
            {former && <p>{t('publish.former', { date: words.dayMonth(from) })}</p>}
            {clashes > 0 && <p>{t('publish.clashes', { count: clashes })}</p>}
          </>
        }
        leave={t('leave')}
        verb={t('publish')}
        busy={isPending}
        onAnswer={publish}
      >
        {error && <Trouble error={error} />}
      </Question>
    </div>
  );
};

const Versions = ({ version }: { readonly version: Version }) => {
  const { t } = useTranslation('diary-timetable');
  const words = useDateWords();
  return (
    <section className="part" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('versions')}</h2>
      <ul className="tt-versions">
        {version.siblings.map((one) => (
          <li key={one.versionId}>
            {one.versionId === version.versionId ? (
              <b aria-current="page">
                {words.dayMonth(one.from)} – {words.dayMonth(one.to)}
              </b>
            ) : (
              <Link className="office-link" href={`/timetable/edit/${one.versionId}`}>
                {words.dayMonth(one.from)} – {words.dayMonth(one.to)}
              </Link>
            )}
            <StateTag state={one.state} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A new version from a day on; it begins as a copy of this one. */
const NewVersion = ({
  version,
  onOpen,
}: {
  readonly version: Version;
  readonly onOpen: (versionId: string) => void;
}) => {
  const { t } = useTranslation('diary-timetable');
  const { core, schoolId, mutate, error, isPending } = useTimetableAct();
  const [from, setFrom] = useState('');
  const body = { from, to: null, copyOf: version.versionId };
  return (
    <form
      className="part"
      aria-label={t('new')}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({
          run: () => addVersion(core, schoolId, version.classId, body),
          onDone: (after) => after && onOpen(after.versionId),
        });
      }}
    >
      <Field
        label={t('new.from')}
        name="newFrom"
        type="date"
        value={from}
        onChange={setFrom}
        hint={t('new.hint')}
      />
      <div className="office-acts">
        <Button icon="plus" type="submit" isPending={isPending} isDisabled={from === ''}>
          {t('new')}
        </Button>
      </div>
      {error && <Trouble error={error} />}
    </form>
  );
};

/** State, dates, publication and the other versions. */
export const VersionPanel = ({
  version,
  onOpen,
  onGone,
}: {
  readonly version: Version;
  readonly onOpen: (versionId: string) => void;
  readonly onGone: () => void;
}) => {
  const { t } = useTranslation('diary-timetable');
  const { core, schoolId, mutate, error, isPending } = useTimetableAct();
  const isDraft = version.state === 'draft';
  const discard = () =>
    mutate({
      run: async () => {
        await discardVersion(core, schoolId, version.versionId);
        return undefined;
      },
      text: t('discarded'),
      onDone: onGone,
    });
  return (
    <div className="in">
      <div className="part">
        <StateTag state={version.state} />
        <p className="soft small">
          {version.ownerId === null ? t(`about.${version.state}`) : t('about.own')}
        </p>
      </div>
      {isDraft && <Publish version={version} />}
      {version.state === 'replaced' ? (
        <Note kind="pen">{t('about.replaced')}</Note>
      ) : (
        <>
          <DatesForm key={`${version.versionId} ${version.version}`} version={version} />
          <NewVersion version={version} onOpen={onOpen} />
        </>
      )}
      <Versions version={version} />
      {isDraft && (
        <div className="office-acts">
          <Button kind="stop" icon="x" isPending={isPending} onPress={discard}>
            {t('discard')}
          </Button>
        </div>
      )}
      {error && <Trouble error={error} />}
    </div>
  );
};
