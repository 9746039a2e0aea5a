import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { RemoveFactor } from './remove-factor.tsx';

interface CodeCard {
  readonly serial: number;
  readonly left: number;
}

/** The codes, once: numbered, in groups of four digits, as they stand on paper. */
export const Codes = ({
  serial,
  codes,
  onClose,
}: {
  readonly serial: number;
  readonly codes: readonly string[];
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-sign-in');
  return (
    <div className="code-card">
      <Note kind="lamp" role="status">
        {t('card.shown', { serial })}
      </Note>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            {code.slice(0, 4)} {code.slice(4)}
          </li>
        ))}
      </ol>
      <div className="answers start">
        <Button icon="print" onPress={() => window.print()}>
          {t('card.print')}
        </Button>
        <Button kind="go" onPress={onClose}>
          {t('card.close')}
        </Button>
      </div>
    </div>
  );
};

/** A card of codes on paper, for people without a phone. */
export const CodeCardPart = ({
  card,
  onDone,
}: {
  readonly card: CodeCard | null;
  readonly onDone: () => Promise<void>;
}) => {
  const { core } = useApp();
  const { t } = useTranslation('diary-sign-in');
  const { mutate, data, reset, error, isPending } = useMutation({
    mutationFn: () => dataOf(core.client.POST('/api/v1/second-factors/code-card')),
  });
  return (
    <section aria-labelledby="factor-card">
      <h3 id="factor-card">{t('card.title')}</h3>
      <p className="soft">{t('card.how')}</p>
      {card && !data && (
        <ul className="own-list">
          <li>
            <span>{t('card.left', { serial: card.serial, left: card.left })}</span>
            <RemoveFactor
              remove={() => dataOf(core.client.DELETE('/api/v1/second-factors/code-card'))}
            />
          </li>
        </ul>
      )}
      {error && <Trouble error={error} />}
      {data ? (
        <Codes
          {...data}
          onClose={() => {
            reset();
            void onDone();
          }}
        />
      ) : (
        <Button icon="print" isPending={isPending} onPress={() => mutate()}>
          {t('card.make')}
        </Button>
      )}
    </section>
  );
};
