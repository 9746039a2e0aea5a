import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { addToast, dropToast, type Toast, type ToastContent } from './toast-list.ts';

const STANDS_MS = 8_000;

type Show = (content: ToastContent) => void;
const ToastContext = createContext<Show>(() => undefined);

/** Says that something was done: `show({ text, undo })`. */
export const useToast = (): Show => useContext(ToastContext);

const ToastRow = ({ toast, onDone }: { readonly toast: Toast; readonly onDone: () => void }) => {
  const { t } = useTranslation('ui');
  const [held, setHeld] = useState(false);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => done.current(), STANDS_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const { undo } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering and focusing only keep it standing
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name="check" />
      <span>
        {toast.text}
        {toast.times > 1 && ` (${toast.times})`}
      </span>
      {undo && (
        <Button
          className="d-btn"
          onPress={() => {
            undo();
            onDone();
          }}
        >
          <Icon name="undo" />
          {t('undo')}
        </Button>
      )}
      <Button className="d-btn" aria-label={t('close')} onPress={onDone}>
        <Icon name="x" />
      </Button>
    </div>
  );
};

/** Holds the toasts of a page; they are read out as they come. */
export const Toasts = ({ children }: { readonly children: ReactNode }) => {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const show = useCallback<Show>((content) => setToasts((now) => addToast(now, content)), []);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status">
        {toasts.map((toast) => (
          <ToastRow
            key={toast.id}
            toast={toast}
            onDone={() => setToasts((now) => dropToast(now, toast.id))}
          />
        ))}
      </div>
    </ToastContext>
  );
};
