import { type RefObject, useEffect } from 'react';

/**
 * Gives the focus back when a framed page takes it by itself, as a login page does on its first field: the keys of this page would
 * fall silent. Who points into the frame, touches it or goes there by Tab keeps the focus there.
 *
 * @param isWatched  only for a frame of our own origin: of another one a browser need not tell that somebody points into it
 */
export const useOwnFocus = (view: RefObject<HTMLElement | null>, isWatched: boolean): void => {
  useEffect(() => {
    const place = view.current;
    if (place === null || !isWatched) return undefined;
    let isOver = false;
    let isByTab = false;
    const enter = () => {
      isOver = true;
    };
    const leave = () => {
      isOver = false;
    };
    const key = (event: KeyboardEvent) => {
      isByTab = event.key === 'Tab';
    };
    const lost = () => {
      const { activeElement } = document;
      if (isOver || isByTab || !(activeElement instanceof HTMLIFrameElement)) return;
      if (!place.contains(activeElement)) return;
      activeElement.blur();
      window.focus();
    };
    // The element that has the focus is known only after the event.
    const blurred = () => setTimeout(lost);
    place.addEventListener('pointerenter', enter);
    place.addEventListener('pointerleave', leave);
    document.addEventListener('keydown', key);
    window.addEventListener('blur', blurred);
    return () => {
      place.removeEventListener('pointerenter', enter);
      place.removeEventListener('pointerleave', leave);
      document.removeEventListener('keydown', key);
      window.removeEventListener('blur', blurred);
    };
  }, [view, isWatched]);
};
