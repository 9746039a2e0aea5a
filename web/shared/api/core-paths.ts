import type {
  BlockReply,
  Card,
  CardCounts,
  CardDetail,
  Child,
  DoorState,
  Passage,
  Session,
} from './wire.ts';

/**
 * The core's API in the form that `openapi-typescript` writes, kept by hand from the contract until `core.gen.ts` is generated from
 * `/api/v1/openapi.json`; then this file is only the name under which the generated type is used.
 */
type Sends<Body> = [Body] extends [never]
  ? { requestBody?: never }
  : { requestBody: { content: { 'application/json': Body } } };
interface Answers<Reply> {
  responses: {
    200: { headers: Record<string, unknown>; content: { 'application/json': Reply } };
  };
}
type SchoolHeader = { 'x-furtka-school'?: string };
type Call<Reply, Query = never, Path = never, Body = never> = Answers<Reply> &
  Sends<Body> & { parameters: { query?: Query; header?: SchoolHeader; path: Path } };
type Plain<Reply, Query = never, Body = never> = Answers<Reply> &
  Sends<Body> & { parameters: { query?: Query; header?: SchoolHeader; path?: never } };
interface List<Item> {
  items: Item[];
  next?: string;
}
/** Ranges without lessons, both dates included; the part of the answer that the screens show. */
interface SchoolCalendar {
  daysOff: { from: string; to: string; name: string }[];
}
type CardPath = { cardId: string };

export interface CorePaths {
  '/api/v1/session': {
    get: Plain<Session>;
    post: Plain<Session, never, { login: string; password: string }>;
    delete: Plain<undefined>;
  };
  '/api/v1/session/password': {
    put: Plain<undefined, never, { current: string; next: string }>;
  };
  '/api/v1/children': { get: Plain<List<Child>> };
  '/api/v1/children/{studentId}/passages': {
    get: Call<List<Passage>, { from?: string; to?: string; after?: string }, { studentId: string }>;
  };
  '/api/v1/cards': {
    get: Plain<List<Card>, { search?: string; state?: string; after?: string }>;
  };
  '/api/v1/cards/counts': { get: Plain<CardCounts> };
  '/api/v1/cards/{cardId}': { get: Call<CardDetail, never, CardPath> };
  '/api/v1/cards/{cardId}/block': { post: Call<BlockReply, never, CardPath, { reason: string }> };
  '/api/v1/cards/{cardId}/unblock': { post: Call<Card, never, CardPath, { reason: string }> };
  '/api/v1/calendar': { get: Plain<SchoolCalendar, { from: string; to: string }> };
  '/api/v1/doors': { get: Plain<List<DoorState>> };
}
