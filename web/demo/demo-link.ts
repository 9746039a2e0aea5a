import {
  DEMO_HEADER,
  type DemoAct,
  type DemoClockRequest,
  type DemoState,
  type DemoStream,
  type DemoTap,
  type DemoTapRequest,
} from './api-types.ts';

const answerOf = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(`demo.${response.status}`);
  return (await response.json()) as T;
};

const post = async <T>(path: string, body: unknown): Promise<T> =>
  answerOf<T>(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [DEMO_HEADER]: '1' },
      body: JSON.stringify(body),
    }),
  );

export const readState = async (): Promise<DemoState> =>
  answerOf<DemoState>(await fetch('/demo/api/state'));
export const tapCard = (request: DemoTapRequest): Promise<DemoTap> =>
  post('/demo/api/tap', request);
export const moveClock = (request: DemoClockRequest): Promise<unknown> =>
  post('/demo/api/clock', request);
export const doAct = (act: DemoAct): Promise<unknown> => post('/demo/api/act', act);
/** Signs this browser in as the guardian of the first pupil on the table. */
export const signInGuardian = (): Promise<unknown> => post('/demo/api/guardian', {});

type Handlers = { readonly [Name in keyof DemoStream]: (data: DemoStream[Name]) => void };

/**
 * Listens to what happens at the doors; the browser itself tries again when the stream breaks.
 *
 * @returns ends the listening
 */
export const listen = (handlers: Handlers, onLink: (isUp: boolean) => void): (() => void) => {
  const source = new EventSource('/demo/api/stream');
  source.onopen = () => onLink(true);
  source.onerror = () => onLink(false);
  const take = <Name extends keyof DemoStream>(name: Name) =>
    source.addEventListener(name, (event: MessageEvent<string>) =>
      handlers[name](JSON.parse(event.data)),
    );
  take('tap');
  take('hop');
  take('door');
  take('clock');
  take('scene');
  take('standing');
  return () => source.close();
};
