import { request } from 'node:http';

/** Status of a body that the server stopped reading: 413, as it would have said. */
const CUT_OFF = 413;

/** One PUT of a text to a Unix socket, as the bridge hands over a roster. */
export const putText = (
  socketPath: string,
  path: string,
  text: string,
): Promise<{ readonly status: number; readonly body: unknown }> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/plain' };
    const asked = request({ socketPath, method: 'PUT', path, headers }, (answer) => {
      let whole = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        whole += part;
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: whole === '' ? undefined : JSON.parse(whole),
        }),
      );
    });
    // A body beyond all size is cut off while it is sent; what the server said about it may be lost with it.
    asked.on('error', (error: NodeJS.ErrnoException) =>
      ['EPIPE', 'ECONNRESET'].includes(error.code ?? '')
        ? resolve({ status: CUT_OFF, body: undefined })
        : reject(error),
    );
    asked.end(text);
  });
