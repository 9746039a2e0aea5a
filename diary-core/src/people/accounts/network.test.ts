import t from 'tap';
import { networkOf } from './network.ts';

t.test(
  'an IPv6 address counts with its network of 64 bits, an IPv4 address by itself',
  async (t) => {
    for (const [address, network] of [
      ['203.0.113.9', '203.0.113.9'],
      ['::ffff:203.0.113.9', '203.0.113.9'],
      ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
      ['2001:DB8:0001:2::6', '2001:db8:1:2'],
      ['2001:db8::1:2:3:4', '2001:db8:0:0'],
      ['2001:db8::', '2001:db8:0:0'],
      ['fe80::1%eth0', 'fe80:0:0:0'],
      ['::1', '0:0:0:0'],
      ['64:ff9b::203.0.113.9', '64:ff9b:0:0'],
      ['unknown', 'unknown'],
    ] as const)
      t.equal(networkOf(address), network, address);
  },
);
