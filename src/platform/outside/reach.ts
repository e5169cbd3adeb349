import { isPublicAddress } from './public-address.ts';

/** A host inside that the machine room named: a name or an address, and a port of it; undefined: all of them. */
export interface InsideHost {
  /** 'exchange.city.example', '10.3.0.8', 'fd00::8': in small letters, without brackets */
  host: string;
  port: number | undefined;
}

/** Whom a request would reach: the address of the internet protocol that the connection goes to, and what was asked for. */
export type May = (address: string, of: Target) => boolean;
export interface Target {
  /** as the address names it, in small letters, without brackets */
  host: string;
  port: number;
}

/** Reads 'exchange.city.example:8443', '10.3.0.8', '[fd00::8]:8080'. @returns undefined: it is none of these */
export function insideHostOf(text: string): InsideHost | undefined {
  const [, named = '', digits] = /^(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = named.toLowerCase();
  // other ways to write an address, and names that are none, are not what an address is read to
  if (!host || URL.parse(`http://${host}/`)?.hostname !== host) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  return port === 0 || (port ?? 0) > 65_535 ? undefined : { host: bare(host), port };
}

/** Whether the machine room named this host. */
export function isNamedInside(hosts: readonly InsideHost[], { host, port }: Target): boolean {
  return hosts.some((one) => one.host === host && (one.port === undefined || one.port === port));
}

/** Whom the program may ask: everybody on the public internet, and inside whom the machine room named, by name or by
 *  address. Decided for the very address that the connection goes to. */
export function mayReach({ insideHosts }: { insideHosts: readonly InsideHost[] }): May {
  return (address, { host, port }) =>
    isPublicAddress(address) ||
    isNamedInside(insideHosts, { host, port }) ||
    isNamedInside(insideHosts, { host: address, port });
}

/** What an address of the web asks for. */
export function targetOf(url: URL): Target {
  return { host: bare(url.hostname), port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)) };
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');
