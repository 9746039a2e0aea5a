import { useEffect } from 'react';

/** Hears single keys of the page, except while one types, holds another key, or keeps it pressed. */
export const usePageKeys = (onKey: (key: string) => void): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
      onKey(event.key);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onKey]);
};
