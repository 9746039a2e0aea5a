import t from 'tap';
import { issuerAddress, saysFactor } from './domain.ts';
import { issuerFetch } from './issuer-fetch.ts';
import { isPrivateAddress } from './private-networks.ts';

t.test('what the internet does not reach is private, however it is written', async (t) => {
  const inside = [
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1'],
    ...['::', '::1', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1', '::ffff:10.0.0.1'],
    ...['::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', 'no address', ''],
  ];
  for (const address of inside) t.equal(isPrivateAddress(address), true, address);
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00::1'])
    t.equal(isPrivateAddress(address), false, address);
});

t.test('an issuer is an https address and nothing else', async (t) => {
  const near = (origin: string) => origin === 'http://127.0.0.1:9';
  const of = (typed: string) => issuerAddress(typed, near);
  t.equal(of('https://login.szkola.example/realms/a/'), 'https://login.szkola.example/realms/a');
  t.equal(of('https://login.szkola.example'), 'https://login.szkola.example');
  t.equal(of('http://127.0.0.1:9'), 'http://127.0.0.1:9', 'this machine, where the server says so');
  for (const typed of [
    ...[
      'http://login.szkola.example',
      'http://127.0.0.1:8',
      'ftp://a.example',
      'file:///etc/passwd',
    ],
    ...['https://a:b@c.example', 'https://a.example?x=1', 'https://a.example#x', 'a.example', ''],
  ])
    t.equal(of(typed), undefined, typed);
});

t.test('nothing is asked of a private network, by address or by name', async (t) => {
  const ask = issuerFetch(() => false);
  const request = { method: 'GET', headers: {} };
  for (const url of [
    ...[
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://169.254.169.254/latest',
      'https://10.0.0.1',
    ],
    ...[
      'https://localhost/x',
      'http://login.szkola.example/x',
      'https://2130706433/',
      'https://0x7f.1/',
    ],
  ])
    await t.rejects(ask(url, request), { code: 'elsewhere.address_refused' }, url);
});

t.test('what counts as a second factor shown elsewhere', async (t) => {
  t.equal(saysFactor({ amr: ['pwd', 'mfa'] }), true);
  t.equal(saysFactor({ acr: 'http://eidas.europa.eu/LoA/high' }), true);
  for (const claims of [{}, { amr: ['pwd'] }, { amr: 'mfa' }, { acr: '1' }, { acr: 'mfa' }])
    t.equal(saysFactor(claims), false, JSON.stringify(claims));
});
