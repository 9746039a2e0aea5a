import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';

/** Summed up at most this often, so that a reader is not talked over. */
const EVERY_MS = 10_000;

type Announce = (text: string) => void;
const AnnouncerContext = createContext<Announce>(() => undefined);

/** Tells readers of the page what has just changed. */
export const useAnnouncer = (): Announce => useContext(AnnouncerContext);

/** One polite region for the whole page. */
export const Announcer = ({ children }: { readonly children: ReactNode }) => {
  const [text, setText] = useState('');
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const announce = useMemo<Announce>(() => {
    const flush = () => {
      setText(waiting.current.join('. '));
      waiting.current = [];
      timer.current = undefined;
    };
    const rest = () => {
      timer.current = undefined;
      if (waiting.current.length > 0) speakNow();
    };
    const speakNow = () => {
      flush();
      timer.current = setTimeout(rest, EVERY_MS);
    };
    return (next) => {
      waiting.current = [...waiting.current.filter((old) => old !== next), next];
      if (timer.current === undefined) speakNow();
    };
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div className="vh" role="status" aria-live="polite">
        {text}
      </div>
    </AnnouncerContext>
  );
};
