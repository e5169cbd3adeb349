import { open, stat } from 'node:fs/promises';
import type { FileStore } from '../../platform/files/files.ts';
import { mayReach } from '../../platform/outside/index.ts';
import { imagesIn } from '../../publishing/index.ts';
import type { Connector, Outgoing, Work } from '../connectors/connector.ts';
import { cityApi } from './api.ts';
import { type Given, PART, sendStep, takeDownStep } from './steps.ts';

const SITE = /^https?:\/\/[^\s<>"?#/]+(?:\/[^\s<>"?#]*[^\s<>"?#/])?$/;
const faultOfSite = (value: string) =>
  SITE.test(value) && URL.canParse(value)
    ? undefined
    : '网址应以 https:// 或 http:// 开头，末尾不带斜杠，如 https://www.example.gov.cn';

/** 本市政府网站, where it is another instance of this program: what is signed off goes there by itself, with its corrections
 *  and withdrawals; the address on the city's site comes back. docs/exchange.md */
export const cityWebsite: Connector = {
  id: 'cityWebsite',
  channel: 'website',
  name: '市网站报送接口',
  most: 1,
  // the city keeps each document by its key: none waits for another
  sideBySide: 4,
  byItself: true,
  // a person of the city may have to look first
  longestAsked: 30 * 24 * 3_600,
  settings: [
    {
      name: 'city',
      label: '市政府网站的网址',
      help: '对方公开网站的首页，如 https://www.example.gov.cn；在政务网、机房里的，还要由机房写进 GONGKAI_INSIDE_HOSTS',
      account: true,
      fault: faultOfSite,
    },
    {
      name: 'keyId',
      label: '密钥编号',
      help: '由对方在“供稿单位”里登记本机关后发给',
      account: true,
      fault: (value) => (/^gx_[\w-]{12}$/.test(value) ? undefined : '密钥编号应为 gx_ 开头的 15 位字符'),
    },
    {
      name: 'exchangeSecret',
      label: '密钥',
      secret: true,
      fault: (value) => (/^[\w-]{43}$/.test(value) ? undefined : '密钥应为 43 位字符，请从对方的页面完整复制'),
    },
    {
      name: 'site',
      label: '本机关网站的网址',
      help: '市网站上“原文”的链接由此而来；不写的，没有原文链接',
      optional: true,
      fault: faultOfSite,
    },
  ],
  byHand:
    '市政府网站也使用本平台的用这个接口。启用后，选了“本市政府网站”的信息一经公开就自动报送，更正、撤下也自动跟随；对方公开的网址作为凭据记下。',
  step: async (work) =>
    work.what === 'takeDown'
      ? takeDownStep(apiOf(work), work)
      : sendStep(apiOf(work), work, await work.once(() => givenOf(work))),
  // before the first request there is nothing to clear away
  cancel: async ({ reached }) => ({ next: 'done', reached, urls: [] }),
};

export function apiOf({ settings, config, heard }: Pick<Work, 'settings' | 'config'> & Partial<Pick<Work, 'heard'>>) {
  const { city: address = '', keyId = '', exchangeSecret: secret = '' } = settings;
  return cityApi({ address, keyId, secret, may: mayReach(config), now: () => new Date(), ...(heard && { heard }) });
}

async function givenOf({ articles, files }: Work): Promise<Given> {
  const article = articles[0]!;
  const named = [...article.attachments, ...picturesOf(article)];
  const each = [...new Map(named.map((one) => [one.hash, one])).values()];
  const sized = each.map(async (one) => ({ ...one, size: (await stat(files.path(one.hash))).size }));
  return { files: await Promise.all(sized), part: (hash, at) => partOf(files, hash, at) };
}

function picturesOf({ bodyHtml }: Outgoing): { hash: string; name: string }[] {
  return imagesIn(bodyHtml).map((hash) => {
    const [, name = '图片'] = new RegExp(`/files/${hash}/([^/"?#]+)`).exec(bodyHtml) ?? [];
    return { hash, name: decoded(name) };
  });
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function partOf(files: FileStore, hash: string, at: number): Promise<Buffer> {
  const handle = await open(files.path(hash));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PART), 0, PART, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
