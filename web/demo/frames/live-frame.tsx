import { type ReactNode, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import { useOwnFocus } from './use-own-focus.ts';

/** A real page of the school, drawn smaller; it can be enlarged in its place, or opened in a tab of its own. */
export const LiveFrame = ({
  kind,
  title,
  address,
  turn = 0,
  children,
}: {
  kind: 'kiosk' | 'phone';
  title: string;
  address: string | undefined;
  /** Another number loads the page anew. */
  turn?: number;
  /** What stands under it. */
  children: ReactNode;
}) => {
  const { t } = useTranslation('demo');
  const [isLarge, setLarge] = useState(false);
  const view = useRef<HTMLDivElement>(null);
  useOwnFocus(view, kind === 'phone');
  const size = isLarge ? 'smaller' : 'larger';
  const id = `${kind}-title`;
  return (
    <section className={`frame is-${kind}${isLarge ? ' is-large' : ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <div className="frame-view" ref={view}>
        {address !== undefined && <iframe key={turn} src={address} title={title} />}
      </div>
      <div className="frame-acts">
        <Button
          className="frame-act frame-size"
          aria-label={t(`frame.${size}.label`, { title })}
          onPress={() => setLarge(!isLarge)}
        >
          {t(`frame.${size}`)}
        </Button>
        {address !== undefined && (
          <a
            className="frame-act"
            href={address}
            target="_blank"
            rel="noreferrer"
            aria-label={t('frame.apart.label', { title })}
          >
            {t('frame.apart')}
            <Icon name="out" />
          </a>
        )}
      </div>
      {children}
    </section>
  );
};
