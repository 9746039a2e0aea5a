import { BlockList, isIP, isIPv4 } from 'node:net';

/** Networks that the internet does not reach (IANA special-purpose registries): whoever sets an issuer must not look into them by it. */
const V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const;
/** Of IPv6 only what is given out to the internet, without the ways in which an IPv4 address hides in it. */
const V6_GLOBAL = '2000::/3';
const V6_HIDING = ['2001::/32', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

const listOf = (family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', bits = '0'] = subnet.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
};
const privateV4 = listOf('ipv4', V4);
const globalV6 = listOf('ipv6', [V6_GLOBAL]);
const hidingV6 = listOf('ipv6', V6_HIDING);

/** Whether an address is none of the internet; also for what is no address. */
export const isPrivateAddress = (address: string): boolean => {
  if (isIPv4(address)) return privateV4.check(address, 'ipv4');
  if (isIP(address) === 0) return true;
  return !globalV6.check(address, 'ipv6') || hidingV6.check(address, 'ipv6');
};
