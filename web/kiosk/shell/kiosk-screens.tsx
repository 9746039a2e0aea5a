import type { ComponentType } from 'react';
import { useEffect } from 'react';
import { BlockScreen } from '../block/block-screen.tsx';
import { BookScreen } from '../books/book-screen.tsx';
import { VisitInScreen } from '../books/visit-in-screen.tsx';
import { VisitOutScreen } from '../books/visit-out-screen.tsx';
import { DeskScreen } from '../desk/desk-screen.tsx';
import { DoorsScreen } from '../doors/doors-screen.tsx';
import { SafetyScreen } from '../doors/safety-screen.tsx';
import { InsideScreen } from '../inside/inside-screen.tsx';
import { MusterScreen } from '../inside/muster-screen.tsx';
import { PassScreen } from '../pass/pass-screen.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { type Place, screenOf } from './places.ts';
import { useEscape } from './use-escape.ts';
import { usePath } from './use-path.ts';

const SCREENS: Record<Place, ComponentType> = {
  desk: DeskScreen,
  pass: PassScreen,
  visitIn: VisitInScreen,
  visitOut: VisitOutScreen,
  book: BookScreen,
  inside: InsideScreen,
  doors: DoorsScreen,
  safety: SafetyScreen,
  muster: MusterScreen,
  block: BlockScreen,
};

/** The screen of the address, for somebody signed in. */
export const KioskScreens = () => {
  const { session } = useKiosk();
  const place = screenOf(usePath(), session);
  useEscape();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen begins at its top
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0);
    scrollTo(0, 0);
  }, [place]);
  const Screen = SCREENS[place];
  return <Screen />;
};
