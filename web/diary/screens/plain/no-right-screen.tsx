import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/api/wire.ts';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Page } from '../../nav/page.tsx';

/** No right (RIGHT): which one is missing and who has it. */
export const NoRightScreen = ({ who }: { readonly who: readonly Role[] }) => {
  const { t } = useTranslation('diary');
  const holders = who.map((role) => t(`role.${role}`)).join(', ');
  return (
    <Page title={t('right.title')}>
      <EmptyState
        icon="lock"
        act={
          <LinkButton href="/" icon="home">
            {t('right.back')}
          </LinkButton>
        }
      >
        {t('right.holders', { holders })}
      </EmptyState>
    </Page>
  );
};
