import { useEffect } from 'react';
import { useKiosk } from '../session/kiosk-context.ts';
import { homeOf } from './places.ts';
import { go } from './use-path.ts';

/** `Escape` goes back to the first screen; an open dialog or a field with something in it takes it first. */
export const useEscape = (): void => {
  const { session } = useKiosk();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof HTMLInputElement && target.value !== '') return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      go(homeOf(session));
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [session]);
};
