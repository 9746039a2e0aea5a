import { request } from 'node:http';

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
    asked.on('error', reject);
    asked.end(text);
  });
