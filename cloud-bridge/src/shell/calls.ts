import { ErrorBody } from '@furtka/core-contract/errors';
import { Compile } from 'typebox/compile';
import { type Answer, type Ask, ask, type Endpoint, TransportError } from './http-client.ts';

/**
 * What became of a call. `code` is the peer's own where it gave one, else `http.<status>`, `answer.garbage`, or
 * `transport.<why>`; `status` is 0 without an answer.
 */
export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly status: number };

const errorBody = Compile(ErrorBody);

export const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The code of a refusal. */
export const codeOfRefusal = (status: number, body: Buffer): string => {
  const parsed = parseJson(body);
  return errorBody.Check(parsed) && parsed.code.length <= 64 ? parsed.code : `http.${status}`;
};

/** Asks and hands a good answer to `read`; `undefined` from there means garbage. Never throws for what a peer does. */
export const call = async <Value>(
  endpoint: Endpoint,
  wanted: Ask,
  read: (answer: Answer) => Value | undefined,
): Promise<Called<Value>> => {
  try {
    const answer = await ask(endpoint, wanted);
    const { status, body } = answer;
    if (status < 200 || status > 299)
      return { ok: false, code: codeOfRefusal(status, body), status };
    const value = read(answer);
    return value === undefined
      ? { ok: false, code: 'answer.garbage', status }
      : { ok: true, value };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return { ok: false, code: `transport.${error.code}`, status: 0 };
  }
};

/** Reads a JSON body that fits a schema. */
export const jsonOf =
  <Value>(fits: (value: unknown) => value is Value) =>
  ({ body }: Answer): Value | undefined => {
    const parsed = parseJson(body);
    return fits(parsed) ? parsed : undefined;
  };

export const JSON_HEADERS = { 'content-type': 'application/json' } as const;
