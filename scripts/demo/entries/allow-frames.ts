import { subscribe } from 'node:diagnostics_channel';
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

const FORBIDDEN = "frame-ancestors 'none'";
const POLICY = 'content-security-policy';
const OLD_POLICY = 'x-frame-options';

const replaceIn = (value: OutgoingHttpHeader | undefined, ancestors: string) =>
  String(value).replace(FORBIDDEN, `frame-ancestors ${ancestors}`);

/** Headers of an answer that forbids frames, with leave for `ancestors`; other answers stay as they are. */
export const withFrames = (
  headers: OutgoingHttpHeaders,
  ancestors: string,
): OutgoingHttpHeaders => {
  if (!String(headers[POLICY] ?? '').includes(FORBIDDEN)) return headers;
  const { [OLD_POLICY]: _, ...rest } = headers;
  return { ...rest, [POLICY]: replaceIn(headers[POLICY], ancestors) };
};

/** The same for headers that were set one by one. */
const changeSetHeaders = (response: ServerResponse, ancestors: string): void => {
  const policy = response.getHeader(POLICY);
  if (!String(policy).includes(FORBIDDEN)) return;
  response.setHeader(POLICY, replaceIn(policy, ancestors));
  response.removeHeader(OLD_POLICY);
};

/**
 * Lets the pages of this process stand in frames of the demo's own page. The servers of production always forbid frames and have
 * no setting for it, so their answers are changed on the way out, in the programs of the demo alone.
 *
 * @param ancestors  who may frame, as a content policy says it
 */
export const allowFrames = (ancestors: string): void => {
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { readonly response: ServerResponse };
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
    response.writeHead = (...args: unknown[]) => {
      changeSetHeaders(response, ancestors);
      const last = args.at(-1);
      const isHeaders = typeof last === 'object' && last !== null && !Array.isArray(last);
      if (isHeaders)
        return writeHead(...args.slice(0, -1), withFrames(last as OutgoingHttpHeaders, ancestors));
      return writeHead(...args);
    };
  });
};
