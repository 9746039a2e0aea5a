import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/ui/icon.tsx';

/** On the page of how things are: the way to where people may sign in besides here. */
export const IssuersLine = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-elsewhere');
  return (
    <p className="sheet health-core">
      <Icon name="key" />
      <b>{t('title')}</b>
      <Link href={`/admin/sign-in?school=${schoolId}`}>{t('line.more')}</Link>
    </p>
  );
};
