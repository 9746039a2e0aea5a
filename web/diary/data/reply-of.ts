import type { paths } from '../../shared/api/core.gen.ts';

type Paths = keyof paths;
type Method = 'get' | 'post' | 'put' | 'patch';

/** What the core answers to a question, as its API says. */
export type ReplyOf<P extends Paths, M extends Method = 'get'> = paths[P] extends {
  [K in M]: { responses: { '2XX': { content: { 'application/json': infer Reply } } } };
}
  ? Reply
  : never;

/** What the core takes with a question. */
export type BodyOf<P extends Paths, M extends Method> = paths[P] extends {
  [K in M]: { requestBody: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
