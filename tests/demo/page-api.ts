import type { DemoAct, DemoStandingPart, DemoState, DemoTap } from '@furtka/web/demo-api';
import type { Demo } from '../harness/demo.ts';
import { until } from '../harness/until.ts';

/** The page's own API, used as the page does. */
export interface PageApi {
  state(): Promise<DemoState>;
  act(act: DemoAct): Promise<void>;
  /** The status of an act, whatever it is. */
  tryAct(act: unknown): Promise<{ status: number; body: unknown }>;
  tap(place: number, direction?: 'in' | 'out', push?: boolean): Promise<DemoTap>;
  forward(request: object): Promise<number>;
  /** A part's word about itself, as soon as it fits. */
  part<At extends DemoStandingPart['at']>(
    at: At,
    what: string,
    fits: (part: Extract<DemoStandingPart, { at: At }>) => boolean,
  ): Promise<Extract<DemoStandingPart, { at: At }>>;
}

export const pageApi = ({ coreUrl }: Demo): PageApi => {
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${coreUrl}/demo/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-furtka-demo': '1' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const good = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await post(path, body);
    if (answer.status !== 200)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const state = async () => (await (await fetch(`${coreUrl}/demo/api/state`)).json()) as DemoState;
  return {
    state,
    act: (act) => good('act', act),
    tryAct: (act) => post('act', act),
    tap: (place, direction = 'in', push = true) =>
      good('tap', { requestId: crypto.randomUUID(), door: 'main', place, direction, push }),
    forward: async (request) =>
      (await good<{ schoolNowUtc: number }>('clock', request)).schoolNowUtc,
    part: (at, what, fits) =>
      until(
        what,
        async () => {
          type Part = Extract<DemoStandingPart, { at: typeof at }>;
          const { parts } = (await state()).standing;
          return parts.find((part): part is Part => part.at === at && fits(part as Part));
        },
        30_000,
      ),
  };
};
