import { useTranslation } from 'react-i18next';

const REACH = { school: 4, ownClass: 3, ownLessons: 2, ownChildren: 1, own: 1 } as const;
export type Reach = keyof typeof REACH;
const PALES = [1, 2, 3, 4] as const;

/** How far a right reaches, as painted pales; the word beside says the same. */
export const ReachPales = ({ reach }: { readonly reach: Reach }) => (
  <span className="reach" aria-hidden="true">
    {PALES.map((pale) => (
      <i key={pale} className={pale <= REACH[reach] ? 'full' : ''} />
    ))}
  </span>
);

/** One cell of the matrix; no right is a dash. */
export const GrantCell = ({ grant }: { readonly grant: string | undefined }) => {
  const { t } = useTranslation('diary-rights');
  if (grant === undefined || !(grant in REACH))
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="vh">{t('grant.none')}</span>
      </>
    );
  const reach = grant as Reach;
  return (
    <span className="grant">
      <ReachPales reach={reach} />
      {t(`grant.${reach}`)}
    </span>
  );
};
