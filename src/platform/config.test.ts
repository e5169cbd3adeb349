import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { SettingRefusal } from './outcome.ts';
import { usualDataFolder } from './root.ts';

test.each([
  'abc',
  'postgres://',
  'postgres://u:secret@127.0.0.1:port/x',
  'http://127.0.0.1:5432/x',
  'postgres://u:sec#ret@127.0.0.1/x',
])('DATABASE_URL=%s is refused without repeating it', (url) => {
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(SettingRefusal);
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(/^DATABASE_URL 的写法不对(?!.*sec)/);
});

test.each([
  'postgres://u:p@127.0.0.1:5432/x',
  'postgresql://u:p%23@db.internal/x?sslmode=require',
  'postgres:///x?host=/var/run/postgresql',
])('DATABASE_URL=%s is taken as it is', (url) => expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url));

test.each([
  [undefined, 60],
  ['0', 0],
  ['3600', 3600],
])('GONGKAI_STALE=%s: %i seconds', (GONGKAI_STALE, seconds) =>
  expect(readConfig({ GONGKAI_STALE }).staleSeconds).toBe(seconds),
);

test.each(['-1', '1.5', 'abc', '3601'])('GONGKAI_STALE=%s is refused', (GONGKAI_STALE) =>
  expect(() => readConfig({ GONGKAI_STALE })).toThrow(/^GONGKAI_STALE/),
);

test.each(['abc', '70000', '-1', '1.5', ' 80'])('PORT=%s is refused', (port) =>
  expect(() => readConfig({ PORT: port })).toThrow(SettingRefusal),
);

test('the program listens to this machine alone, and takes its own word only, unless told otherwise', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', proxies: ['loopback'] });
  expect(readConfig({ HOST: '', GONGKAI_PROXIES: '' })).toMatchObject({ host: '127.0.0.1', proxies: ['loopback'] });
});

test.each(['0.0.0.0', '::', '::1', '192.168.7.2'])('HOST=%s is taken', (host) =>
  expect(readConfig({ HOST: host }).host).toBe(host),
);

test.each(['localhost', 'town.gov.example', '0.0.0', '127.0.0.1:8710', ' 127.0.0.1', '127.0.0.1/8'])(
  'HOST=%s is refused with a sentence',
  (host) => {
    expect(() => readConfig({ HOST: host })).toThrow(SettingRefusal);
    expect(() => readConfig({ HOST: host })).toThrow(/^HOST 的值“.+”无效，应为本机的一个 IP 地址/);
  },
);

test.each(['172.16.0.0/12', '10.1.2.3', 'fd00::/8,10.1.2.3', '10.0.0.1, 10.0.0.2'])(
  'GONGKAI_PROXIES=%s is taken',
  (networks) =>
    expect(readConfig({ GONGKAI_PROXIES: networks }).proxies).toEqual(['loopback', ...networks.split(/, ?/)]),
);

test.each(['true', 'proxy.example', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.1,'])(
  'GONGKAI_PROXIES=%s is refused',
  (networks) => expect(() => readConfig({ GONGKAI_PROXIES: networks })).toThrow(SettingRefusal),
);

test('data lie in the project; those of an installed program in the user’s folder', () => {
  expect(readConfig({}).data).toBe(join(process.cwd(), 'data'));
  expect(usualDataFolder({}, false)).toBe(join(homedir(), '.local', 'share', 'gongkai'));
  expect(usualDataFolder({ XDG_DATA_HOME: '/srv/share' }, false)).toBe('/srv/share/gongkai');
});

test.each([
  ['', 'https://api.weixin.qq.com', 'not set: the official one'],
  ['https://api2.weixin.qq.com/', 'https://api2.weixin.qq.com', 'a slash at the end is dropped'],
  ['https://gate.town.example/wechat', 'https://gate.town.example/wechat', 'behind a gateway of the office'],
  ['http://127.0.0.1:9090', 'http://127.0.0.1:9090', 'in the open within this machine'],
  ['http://[::1]:9090', 'http://[::1]:9090', 'likewise'],
  ['http://localhost:9090/', 'http://localhost:9090', 'likewise'],
])('GONGKAI_WECHAT_API=%s: %s (%s)', (GONGKAI_WECHAT_API, address) =>
  expect(readConfig({ GONGKAI_WECHAT_API }).wechatApi).toBe(address),
);

test.each([
  'api.weixin.qq.com',
  'http://api.weixin.qq.com',
  'http://127.0.0.1.town.example',
  'http://10.0.0.1:80',
  'ftp://127.0.0.1',
  'https://u:p@api.weixin.qq.com',
  'https://api.weixin.qq.com/?a=1',
])('GONGKAI_WECHAT_API=%s is refused with a sentence', (GONGKAI_WECHAT_API) => {
  expect(() => readConfig({ GONGKAI_WECHAT_API })).toThrow(SettingRefusal);
  expect(() => readConfig({ GONGKAI_WECHAT_API })).toThrow(/^GONGKAI_WECHAT_API 的写法不对(?!.*u:p)/);
});

test.each<[string | undefined, object[], string]>([
  [undefined, [], 'nobody inside'],
  ['10.3.0.8', [{ host: '10.3.0.8', port: undefined }], 'all ports of an address'],
  [
    '10.3.0.8:8443, Exchange.Town.example',
    [
      { host: '10.3.0.8', port: 8443 },
      { host: 'exchange.town.example', port: undefined },
    ],
    'several',
  ],
  [
    '[fd00::8]:80，localhost:9090',
    [
      { host: 'fd00::8', port: 80 },
      { host: 'localhost', port: 9090 },
    ],
    'of version 6; a full-width comma',
  ],
])('GONGKAI_INSIDE_HOSTS=%s: %j (%s)', (GONGKAI_INSIDE_HOSTS, hosts) =>
  expect(readConfig({ GONGKAI_INSIDE_HOSTS }).insideHosts).toEqual(hosts),
);

test.each([
  'http://10.3.0.8',
  '10.3.0.0/16',
  '*.town.example',
  '10.3.0.8:0',
  '10.3.0.8:70000',
  '10.3.0.8:http',
  '167968776',
  '0x0a.3.0.8',
  '10.3.8',
  'fd00::8',
  '10.3.0.8,',
  'u@10.3.0.8',
  ' ',
])('GONGKAI_INSIDE_HOSTS=%s is refused with a sentence', (GONGKAI_INSIDE_HOSTS) => {
  expect(() => readConfig({ GONGKAI_INSIDE_HOSTS })).toThrow(SettingRefusal);
  expect(() => readConfig({ GONGKAI_INSIDE_HOSTS })).toThrow(/^GONGKAI_INSIDE_HOSTS 的值“.*”无效/);
});
