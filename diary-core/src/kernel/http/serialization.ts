import fastJsonStringify, { type AnySchema } from 'fast-json-stringify';
import type { FastifyInstance } from 'fastify';

type Serialize = (answer: unknown) => string;

/** One writer for a schema, however many apps a process makes. */
const written = new WeakMap<object, Serialize>();

const serializerOf = (schema: object): Serialize => {
  const known = written.get(schema) ?? (fastJsonStringify(schema as AnySchema) as Serialize);
  written.set(schema, known);
  return known;
};

/** Writers of answers are made with the first answer: hundreds of routes would otherwise cost a small computer its first seconds. */
export const installSerialization = (app: FastifyInstance): void => {
  app.setSerializerCompiler<object>(
    ({ schema }) =>
      (answer) =>
        serializerOf(schema)(answer),
  );
};
