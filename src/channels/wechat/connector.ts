import type { FileStore } from '../../platform/files/files.ts';
import type { Connector, Outgoing, Work } from '../connectors/connector.ts';
import { MOST_ARTICLES, wechatApi } from './api.ts';
import { type LaidOut, layOut } from './layout/lay-out.ts';
import { withPictures } from './layout/with-pictures.ts';
import { articlePicture } from './pictures/article-picture.ts';
import { coverOf, drawnCover } from './pictures/cover.ts';
import { qrPicture } from './pictures/qr-picture.ts';
import { cancelStep, type Laid, type Layouts, sendStep, takeDownStep } from './steps.ts';
import { unheard } from './unheard.ts';
import { isAesKey } from './unseal.ts';

const SITE = /^https?:\/\/[^\s/]+(?:\/[^\s]*)?$/;

/** 微信公众号 through its interface: a draft that a person looks at on their phone, then publication. Accounts without the
 *  right to it copy what is laid out by hand. */
export const wechat: Connector = {
  id: 'wechat',
  channel: 'wechat',
  name: '公众号接口',
  most: MOST_ARTICLES,
  longestAsked: 3 * 24 * 3_600,
  unheard,
  settings: [
    {
      name: 'appid',
      label: 'AppID',
      account: true,
      fault: (value) => (/^wx[0-9a-zA-Z]{16}$/.test(value) ? undefined : 'AppID 应为 wx 开头的 18 位字符'),
    },
    {
      name: 'appSecret',
      label: 'AppSecret',
      secret: true,
      fault: (value) => (/^[0-9a-zA-Z]{32}$/.test(value) ? undefined : 'AppSecret 应为 32 位字符'),
    },
    {
      name: 'site',
      label: '网站地址',
      help: '文末的原文网址和二维码由此而来，如 https://www.example.gov.cn；不写的，文末没有原文网址',
      optional: true,
      fault: (value) => (SITE.test(value) && URL.canParse(value) ? undefined : '网站地址应以 https:// 或 http:// 开头'),
    },
    { name: 'author', label: '作者', help: '不写的，用信息的来源，最多 16 个字', optional: true },
    {
      name: 'pushToken',
      label: '消息推送的 Token',
      help: '发布结果由微信推送时用，可以不填，不填的由平台定时查询',
      secret: true,
      optional: true,
    },
    {
      name: 'pushKey',
      label: '消息推送的 EncodingAESKey',
      secret: true,
      optional: true,
      fault: (value) => (isAesKey(value) ? undefined : 'EncodingAESKey 应为 43 位字母和数字'),
    },
  ],
  byHand:
    '公众号没有接口权限的（多为没有认证的账号），可以在发布记录里一键复制排好的文章，粘贴到公众平台发布，再登记文章网址。',
  step: async (work) =>
    work.what === 'takeDown' ? takeDownStep(apiOf(work), work) : sendStep(apiOf(work), work, laidOnce(work)),
  cancel: (work) => cancelStep(apiOf(work), work, laidOnce(work)),
};

/** Laid out when a step asks for it first. */
const laidOnce = (work: Work) => () => work.once(() => layoutsOf(work));

function apiOf({ settings, config, heard }: Work) {
  const { appid = '', appSecret: secret = '' } = settings;
  return wechatApi({ base: config.wechatApi, appid, secret, now: () => new Date(), heard });
}

/** An article as it is laid out for an account. */
export function laidOut(article: Outgoing, author = ''): LaidOut {
  return layOut({ ...article, author: author || article.author, source: article.author });
}

function layoutsOf({ articles, settings, key, files }: Work): Layouts {
  const laid = articles.map((one) => laidOut(one, settings.author));
  return {
    laid: laid.map((one, n) => laidAs(one, n, articles[n]!, key)),
    picture: async (named) => {
      const [n = '0', src = ''] = named.split(/ (.*)/s);
      const { kind } = laid[Number(n)]!.pictures.find((one) => one.src === src)!;
      if (kind === 'code') return qrPicture(articles[Number(n)]!.address);
      const bytes = await bytesOf(files, src);
      return bytes && articlePicture(bytes);
    },
    cover: async (n) => {
      const first = laid[n]!.pictures.find(({ kind }) => kind === 'file');
      const bytes = first && (await bytesOf(files, first.src));
      return (bytes && (await coverOf(bytes))) || drawnCover(laid[n]!.title, articles[n]!.author);
    },
  };
}

/** The address of the original names the transmission: by it a draft or an article is known again. */
function laidAs(
  { title, author, digest, content, pictures, warnings }: LaidOut,
  n: number,
  { address }: Outgoing,
  key: string,
): Laid {
  const named = (src: string) => `${n} ${src}`;
  return {
    ...{ title, author, digest, warnings, sourceUrl: address && `${address}#${key}` },
    pictures: pictures.map(({ src }) => named(src)),
    content: (uploaded) =>
      withPictures(content, new Map(pictures.map(({ src }) => [src, uploaded[named(src)] ?? '']))).content,
  };
}

/** Bytes of a picture of the text; undefined: it is not there. */
async function bytesOf(files: FileStore, src: string): Promise<Uint8Array | undefined> {
  const hash = /^\/files\/([0-9a-f]{64})\//.exec(src)?.[1];
  if (!hash) return undefined;
  const parts: Uint8Array[] = [];
  try {
    for await (const part of files.read(hash)) parts.push(part as Uint8Array);
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}
