import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../shared/ui/button.tsx';

/** A form beside the list, in the place of the chosen person. */
export const NewPanel = ({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation('ui');
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    sheet.current?.scrollIntoView({ block: 'nearest' });
    sheet.current?.querySelector('input')?.focus();
  }, []);
  return (
    <section ref={sheet} className="sheet office-panel" aria-label={title}>
      <div className="office-who">
        <h2>{title}</h2>
        <span className="grow" />
        <IconButton icon="x" label={t('close')} onPress={onClose} />
      </div>
      <div className="in">{children}</div>
    </section>
  );
};
