import Type from 'typebox';
import { route } from '../../kernel/http/route.ts';
import { askForLink, setByLink } from './links.ts';

const Strict = { additionalProperties: false } as const;
const BEFORE = { public: 'who lost the password has no session' } as const;

export const lostPasswordRoutes = [
  route({
    method: 'GET',
    path: '/lost-password',
    summary: 'Whether a lost password can be replaced by e-mail here.',
    access: BEFORE,
    schemas: { reply: Type.Object({ byMail: Type.Boolean() }, Strict) },
    handler: async ({ services }) => ({ byMail: services.mailer.isSet }),
  }),
  route({
    method: 'POST',
    path: '/lost-password',
    summary: 'Asks for a link by e-mail; the answer tells nothing of the login.',
    access: BEFORE,
    schemas: {
      body: Type.Object({ login: Type.String({ minLength: 1, maxLength: 120 }) }, Strict),
    },
    handler: ({ services, body, address }) => askForLink(services, { ...body, address }),
  }),
  route({
    method: 'POST',
    path: '/lost-password/new',
    summary: 'Another password by the secret of a link.',
    access: BEFORE,
    schemas: {
      body: Type.Object(
        {
          token: Type.String({ minLength: 43, maxLength: 43, pattern: '^[A-Za-z0-9_-]+$' }),
          /** Judged by the rules of ACCT-09..11. */
          password: Type.String({ maxLength: 1000 }),
        },
        Strict,
      ),
    },
    handler: ({ services, body, address }) => setByLink(services, { ...body, address }),
  }),
];
