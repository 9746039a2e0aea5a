import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { beginLogin, type Offer, offersQuery } from './elsewhere-queries.ts';
import './elsewhere.css';

/** More than so many are folded away: whoever needs one looks for it. */
const SHOWN = 3;

/** Where one may sign in besides here; nothing where no school offers it. */
export const ElsewhereButtons = ({ ownDevice }: { readonly ownDevice: boolean }) => {
  const app = useApp();
  const { t } = useTranslation('diary-elsewhere');
  const { data: offers = [] } = useQuery(offersQuery(app));
  const leave = useMutation({
    mutationFn: (offer: Offer) => beginLogin(app, { issuerId: offer.issuerId, ownDevice }),
    onSuccess: (url) => window.location.assign(url),
  });
  if (offers.length === 0) return null;
  const isOneSchool = new Set(offers.map(({ schoolName }) => schoolName)).size === 1;
  const list = (
    <ul className="elsewhere-list">
      {offers.map((offer) => (
        <li key={offer.issuerId}>
          <Button icon="key" wide isPending={leave.isPending} onPress={() => leave.mutate(offer)}>
            {t('signIn', { label: offer.label })}
            {!isOneSchool && <span className="soft">{offer.schoolName}</span>}
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {leave.error && <Trouble error={leave.error} />}
      {offers.length <= SHOWN ? (
        list
      ) : (
        <details>
          <summary>{t('more')}</summary>
          {list}
        </details>
      )}
    </>
  );
};
