import type { Caller } from '../../kernel/testing/caller.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import type { ItemView, RunView } from './schema.ts';

/** The director's agreement to those who come or move; kinds that need none take no notice of it. */
export const AGREEMENT = { on: '2026-09-01', by: 'Adam Dyrektor', reference: 'D.7/2026' };

/** One administrator at the import page, by its routes. */
export const importDesk = (kit: TestKit, who: Caller) => {
  const view = async (importId: string): Promise<RunView> =>
    (await who.get(`/api/v1/imports/${importId}`)).json();
  const post = async (importId: string, act: string, body: object) => {
    const reply = await who.send('POST', `/api/v1/imports/${importId}/${act}`, body);
    await kit.settle();
    return reply;
  };
  return {
    view,
    upload: async (kind: string, content: Uint8Array | string, fileName = 'plik.csv') => {
      const base64 = Buffer.from(content as string).toString('base64');
      const reply = await who.send('POST', '/api/v1/imports', { kind, fileName, content: base64 });
      await kit.settle();
      return view(reply.json().importId);
    },
    rows: async (importId: string, state?: string): Promise<ItemView[]> =>
      (
        await who.get(
          `/api/v1/imports/${importId}/rows${state === undefined ? '' : `?state=${state}`}`,
        )
      ).json().items,
    choose: async (run: RunView, choices: Partial<RunView['choices']>) =>
      who.send('PUT', `/api/v1/imports/${run.importId}/choices`, {
        ...run.choices,
        ...choices,
        version: run.version,
      }),
    write: (run: RunView, more: { readonly agreement?: object } = { agreement: AGREEMENT }) =>
      post(run.importId, 'write', {
        version: run.version,
        digest: run.dryRun?.digest ?? '',
        ...more,
      }),
    undo: (run: RunView) => post(run.importId, 'undo', { version: run.version }),
    drop: (run: RunView) => post(run.importId, 'drop', { version: run.version }),
  };
};
