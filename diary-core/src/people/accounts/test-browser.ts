import { CSRF_HEADER } from '@furtka/core-contract/api';
import { hashSync } from '@node-rs/argon2';
import type { LightMyRequestResponse } from 'fastify';
import { features } from '../../features.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { type FixtureKey, fixtureSchool } from '../../seed/fixture-school.ts';
import { seedSchool } from '../../seed.ts';

export const worldOptions = { features };

/** A browser of a test: keeps cookies and sends the CSRF token of its session. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  csrfToken: string | undefined;
  readonly #kit: TestKit;
  readonly #address: string;

  constructor(kit: TestKit, address = '10.0.0.1') {
    this.#kit = kit;
    this.#address = address;
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    more: Readonly<Record<string, string>> = {},
  ): Promise<LightMyRequestResponse> {
    const reply = await this.#kit.app.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: this.#address,
      headers: {
        ...more,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(this.csrfToken === undefined ? {} : { [CSRF_HEADER]: this.csrfToken }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    for (const { name, value } of reply.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return reply;
  }

  async logIn(login: string, password: string): Promise<LightMyRequestResponse> {
    const reply = await this.send('POST', '/session', { login, password });
    if (reply.statusCode === 200) this.csrfToken = reply.json().csrfToken;
    return reply;
  }
}

/** The least that argon2 takes: a test that is not about the cost of a password does not pay it at each login. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 } as const;
const hashes = new Map<string, string>();

/** A hash of a password that is judged at once. */
export const cheapHash = (password: string): string => {
  const known = hashes.get(password) ?? hashSync(password, CHEAP);
  hashes.set(password, known);
  return known;
};

/** Puts a fixture school in, with these passwords by name of the account: `{ admin: 'Zielony1' }` is `admin.a`. */
export const putSchool = async (
  kit: TestKit,
  key: FixtureKey,
  passwords: Readonly<Record<string, string>> = {},
  hashOf = cheapHash,
): Promise<void> => {
  const school = fixtureSchool(key);
  const accounts = school.accounts.map((account) => {
    const password = passwords[account.login.replace(/\..$/, '')];
    return password === undefined ? account : { ...account, passwordHash: hashOf(password) };
  });
  await seedSchool(kit.services, { ...school, accounts });
};
