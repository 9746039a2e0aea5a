/** When an hour begins and ends, as the school says it: `8:00–8:45`. */
export const Hours = ({ from, to }: { readonly from: string; readonly to: string }) => (
  <span className="tt-time">
    {from.replace(/^0/, '')}–{to.replace(/^0/, '')}
  </span>
);
