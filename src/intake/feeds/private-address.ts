import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Networks that are not the public internet. Source: IANA's registries of special-purpose addresses, read 2026-11. */
const RANGES = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

const blocked = new BlockList();
for (const [net, prefix] of RANGES) blocked.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4');

/** Whether an IP address is one that only this machine or its own network can reach. */
export function isPrivateAddress(address: string): boolean {
  // The list itself checks an IPv4 address written as IPv6 as what it is.
  return blocked.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The host of an address, if it is written as an IP address. */
export function literalHost({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) ? host : undefined;
}

/** The code of the error when a name leads to private addresses only. */
export const PRIVATE = 'EPRIVATE';

type Done = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Like `dns.lookup`, but without private addresses. It looks at the moment of connecting, so a name cannot change in between. */
export const lookupPublic =
  (isPrivate: typeof isPrivateAddress) =>
  (hostname: string, options: LookupOptions, done: Done): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const open = addresses.filter(({ address }) => !isPrivate(address));
      const [first] = open;
      if (!first) return done(Object.assign(new Error(`${hostname} is private`), { code: PRIVATE }), []);
      if (options.all) done(null, open);
      else done(null, first.address, first.family);
    });
  };
