import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { SettingRefusal } from './outcome.ts';
import { type InsideHost, insideHostOf } from './outside/index.ts';
import { usualDataFolder } from './root.ts';

export interface Config {
  /** TCP port. */
  port: number;
  /** IP address of this machine on which the program listens. */
  host: string;
  /** Whose word on a visitor's address, protocol and host name is taken: addresses and networks of reverse proxies. */
  proxies: string[];
  /** Folder of the embedded database, uploaded files and keys. */
  data: string;
  /** An outside PostgreSQL; undefined: the embedded one. */
  databaseUrl: string | undefined;
  /** File of the keys that seal personal data; outside the database, never in a backup. */
  sealingKeys: string;
  /** Seconds for which pages known before are served while the books cannot be reached; 0: never. */
  staleSeconds: number;
  /** Years for which concluded applications keep personal data; undefined: the program's own period. */
  retentionYears?: number | undefined;
  /** Interface of WeChat accounts: an https address without a slash at the end. */
  wechatApi: string;
  /** Hosts of the own network to which the program may send. */
  insideHosts: readonly InsideHost[];
}

const LOOPBACK = '127.0.0.1';

/** Settings from the environment, each with a default; listed in the README.
 *  @throws SettingRefusal when a value cannot be used */
export function readConfig(env: NodeJS.ProcessEnv, given: { port?: string; data?: string } = {}): Config {
  const data = resolve(given.data || env.GONGKAI_DATA || usualDataFolder(env));
  return {
    port: portOf(given.port ?? env.PORT ?? '8710'),
    host: hostOf(env.HOST || LOOPBACK),
    proxies: env.GONGKAI_PROXIES ? networksOf(env.GONGKAI_PROXIES) : ['loopback'],
    data,
    databaseUrl: env.DATABASE_URL ? databaseOf(env.DATABASE_URL) : undefined,
    sealingKeys: resolve(env.GONGKAI_SEALING_KEYS || join(data, 'sealing.keys')),
    staleSeconds: staleOf(env.GONGKAI_STALE ?? '60'),
    retentionYears: env.GONGKAI_RETENTION_YEARS ? yearsOf(env.GONGKAI_RETENTION_YEARS) : undefined,
    wechatApi: interfaceOf(env.GONGKAI_WECHAT_API || 'https://api.weixin.qq.com'),
    insideHosts: env.GONGKAI_INSIDE_HOSTS ? insideOf(env.GONGKAI_INSIDE_HOSTS) : [],
  };
}

/** The value itself is never said: it holds a password. */
function databaseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && (url.hostname || url.searchParams.get('host'))) return text;
  throw new SettingRefusal(
    'DATABASE_URL 的写法不对，应为 postgres://用户名:密码@主机:端口/数据库名；密码里的 @ : / # ? % 要写成 %40 %3A %2F %23 %3F %25',
  );
}

function yearsOf(text: string): number {
  const years = Number(text);
  if (!/^\d{1,2}$/.test(text) || years < 1)
    throw new SettingRefusal(`GONGKAI_RETENTION_YEARS 的值“${text}”无效，应为 1 至 99 的整数（年）`);
  return years;
}

function staleOf(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) <= 3600) return Number(text);
  throw new SettingRefusal(`GONGKAI_STALE 的值“${text}”无效，应为 0 至 3600 的整数（秒）；0 表示不用`);
}

/** Secrets of accounts go there: in the open only within this machine. */
function interfaceOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = url && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  const bare = url && !url.username && !url.password && !url.search && !url.hash;
  if (url && bare && (url.protocol === 'https:' || (url.protocol === 'http:' && here)))
    return url.href.replace(/\/$/, '');
  throw new SettingRefusal(
    'GONGKAI_WECHAT_API 的写法不对，应为 https:// 开头的网址，不带用户名和问号，例如 https://api.weixin.qq.com；http:// 只能用于本机地址',
  );
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new SettingRefusal(`端口“${text}”无效，应为 0 至 65535 的整数`);
  return port;
}

function hostOf(text: string): string {
  if (isIP(text)) return text;
  throw new SettingRefusal(
    `HOST 的值“${text}”无效，应为本机的一个 IP 地址，例如 ${LOOPBACK}（只供本机访问）或 0.0.0.0（所有网卡）`,
  );
}

/** Addresses and networks (10.0.0.0/8), between commas; this machine's own are always among them. */
function networksOf(text: string): string[] {
  const networks = text.split(/[,，]\s*/);
  const wrong = networks.find((one) => {
    const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(one) ?? [];
    return !isIP(address) || Number(bits ?? 0) > (isIP(address) === 4 ? 32 : 128);
  });
  if (wrong === undefined) return ['loopback', ...networks];
  throw new SettingRefusal(
    `GONGKAI_PROXIES 的值“${wrong}”无效，应为反向代理的 IP 地址或网段，以逗号分隔，例如 172.16.0.0/12`,
  );
}

/** Names and addresses, each with a port or for all ports, between commas. */
function insideOf(text: string): InsideHost[] {
  return text.split(/[,，]\s*/).map((one) => {
    const host = insideHostOf(one);
    if (host) return host;
    throw new SettingRefusal(
      `GONGKAI_INSIDE_HOSTS 的值“${one}”无效，应为本单位网络里的主机名或 IP 地址，可以带端口，以逗号分隔，例如 10.3.0.8:8443,exchange.town.example；IPv6 地址写在方括号里`,
    );
  });
}
