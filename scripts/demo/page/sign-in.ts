import type { FastifyInstance } from 'fastify';
import type { DemoAccount } from '../school/demo-accounts.ts';
import { UserFault } from '../user-fault.ts';

/** Signs in as the printed guardian; gives the cookies of the session, as the core set them. */
export type SignIn = () => Promise<readonly string[]>;

/** The core's own login, with the login and password that `npm start` printed: nothing is opened that the paper does not open. */
export const guardianSignIn =
  (app: FastifyInstance, accounts: readonly DemoAccount[]): SignIn =>
  async () => {
    const account = accounts.find(({ role }) => role === 'guardian');
    if (account === undefined) throw new UserFault('The demo has no guardian.');
    const { login, password } = account;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password },
    });
    const lines = answer.headers['set-cookie'];
    if (answer.statusCode !== 200 || lines === undefined)
      throw new UserFault('The diary refused the guardian of the demo; the password was changed.');
    return Array.isArray(lines) ? lines : [String(lines)];
  };
