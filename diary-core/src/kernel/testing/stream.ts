import { type IncomingHttpHeaders, request } from 'node:http';

export interface SeenEvent {
  readonly event: string;
  readonly data: unknown;
  readonly id?: string;
}

/** A browser's side of a stream of server-sent events, over a real socket. */
export interface OpenStream {
  readonly events: readonly SeenEvent[];
  readonly headers: IncomingHttpHeaders;
  readonly isOpen: boolean;
  /** Settles when the server ended it. */
  readonly ended: Promise<void>;
  /** Pulls the plug. */
  cut(): void;
}

const parse = (block: string): SeenEvent => {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  const id = fields.get('id');
  return {
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? 'null'),
    ...(id === undefined ? {} : { id }),
  };
};

export const openStream = (
  port: number,
  headers: Readonly<Record<string, string>>,
  path = '/api/v1/live',
): Promise<OpenStream> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { ...headers } });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const events: SeenEvent[] = [];
      let rest = '';
      let isOpen = true;
      const ended = new Promise<void>((done) => {
        const end = (): void => {
          isOpen = false;
          done();
        };
        response.once('close', end);
        response.once('error', end);
      });
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        events.push(...blocks.map(parse));
      });
      resolve({
        events,
        headers: response.headers,
        get isOpen() {
          return isOpen;
        },
        ended,
        cut: () => sent.destroy(),
      });
    });
    sent.end();
  });
