import { useQuery } from '@tanstack/react-query';
import { FileTrigger } from 'react-aria-components';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { dataAddress, logoQuery, type SchoolCard } from './school-queries.ts';
import { useSchool, useSchoolChange } from './use-school.ts';

/** What stands after the comma of a `data:` address. */
const base64Of = (address: string): string => address.split(',')[1] ?? '';

/** The mark as it is; nothing is drawn while it is read. */
const Mark = ({ digest, name }: { readonly digest: string; readonly name: string }) => {
  const { t, core, schoolId } = useSchool();
  const { data } = useQuery(logoQuery(core, schoolId, digest));
  return data === undefined ? null : (
    <img className="school-logo" src={data} alt={t('logo.alt', { name })} />
  );
};

/** The school's mark for prints: chosen, replaced, taken away. The server cuts its border and keeps a small clean picture. */
export const LogoPart = ({ card }: { readonly card: SchoolCard }) => {
  const { t, core, client, schoolId, headers, isKeeper } = useSchool();
  const change = useSchoolChange();
  const { data: shown } = useQuery({
    ...logoQuery(core, schoolId, card.logo ?? ''),
    enabled: card.logo !== null,
  });
  const put = (picture: string) =>
    dataOf(client.PUT('/api/v1/school/logo', { headers, body: { picture } }));
  const remove = () => dataOf(client.DELETE('/api/v1/school/logo', { headers }));
  const choose = (file: File) =>
    change.mutate({
      run: async () => {
        await put(base64Of(await dataAddress(file)));
        return { text: t('logo.saved'), undo: () => (shown ? put(base64Of(shown)) : remove()) };
      },
    });
  const takeAway = () =>
    change.mutate({
      run: async () => {
        await remove();
        const text = t('logo.removed');
        return shown ? { text, undo: () => put(base64Of(shown)) } : { text };
      },
    });
  return (
    <section className="sheet school-part" aria-labelledby="school-logo">
      <h2 id="school-logo">{t('logo')}</h2>
      {card.logo === null ? (
        <p className="soft">{t('logo.none')}</p>
      ) : (
        <Mark digest={card.logo} name={card.name} />
      )}
      {isKeeper && (
        <>
          <p className="soft small">{t('logo.hint')}</p>
          <div className="office-acts">
            <FileTrigger
              acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
              onSelect={(files) => {
                const file = files?.[0];
                if (file) choose(file);
              }}
            >
              <Button icon="plus" isPending={change.isPending}>
                {card.logo === null ? t('logo.add') : t('logo.change')}
              </Button>
            </FileTrigger>
            {card.logo !== null && (
              <Button kind="stop" icon="x" isPending={change.isPending} onPress={takeAway}>
                {t('logo.remove')}
              </Button>
            )}
          </div>
        </>
      )}
      {change.error && <Trouble error={change.error} />}
    </section>
  );
};
