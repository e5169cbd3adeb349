import { isIP } from 'node:net';
import type { Fault, Retry } from './answer.ts';

type Row = readonly [retry: Retry, sentence: string];

const KEYS = '微信公众平台“设置与开发”中的开发密钥（新版在微信开发者平台的“公众号－基础信息－开发密钥”）';
const COPIED = '复制排好的文章，在公众平台发布后登记网址';
const WITHDRAWN = `请${COPIED}`;

/** The platform is busy, and asks to come again. */
export const BUSY = -1;

/** The platform's numbers that people meet, from its published pages: when to ask again, and what to do. */
const CODES: Readonly<Record<number, Row>> = {
  [BUSY]: ['later', '微信系统繁忙，稍后会自动再试'],
  40001: ['account', `AppSecret 不对，或者访问凭证已经失效：请核对${KEYS}，重新填写 AppSecret`],
  40002: ['account', '微信接口不认得凭证的类型：请核对 GONGKAI_WECHAT_API 是否为微信接口的地址'],
  40004: ['never', '图片的格式微信不接受：请换成 JPG 或者 PNG'],
  40005: ['never', '图片的格式微信不接受：请换成 JPG 或者 PNG'],
  40006: ['never', '图片的大小微信不接受：请换一张较小的图片'],
  40007: ['never', '封面或者草稿在公众平台上找不到，可能已被删除：请重新送出'],
  40009: ['never', '图片超过微信允许的大小（正文图片 1 MB，封面 10 MB）：请换一张较小的图片'],
  40013: ['account', `AppID 不对：请核对${KEYS}，重新填写 AppID`],
  40014: ['later', '访问凭证失效，稍后会换新的再试'],
  40035: ['never', '微信没有接受所送的内容：请检查标题、摘要和正文'],
  40066: ['never', '原文网址微信不接受：请核对本站的网址'],
  40113: ['never', '图片的格式微信不接受：请换成 JPG 或者 PNG'],
  40114: ['never', '文章在多篇中的次序不对：请重新送出'],
  40125: ['account', `AppSecret 不对：请核对${KEYS}，重新填写 AppSecret`],
  40243: ['account', `AppSecret 已被冻结：请公众号管理员在${KEYS}处解冻后再试`],
  41001: ['later', '没有带上访问凭证，稍后会换新的再试'],
  41002: ['account', '没有填写 AppID'],
  41004: ['account', '没有填写 AppSecret'],
  41005: ['never', '图片是空的：请换一张图片'],
  41006: ['never', '没有写明是哪一篇草稿或者哪一张图片：请重新送出'],
  42001: ['later', '访问凭证过期，稍后会换新的再试'],
  44001: ['never', '图片是空的：请换一张图片'],
  44003: ['never', '文章没有正文：请补上正文后再送'],
  44004: ['never', '文章没有正文：请补上正文后再送'],
  45001: ['never', '图片超过微信允许的大小：请换一张较小的图片'],
  45002: ['never', '正文超过微信允许的长度（2 万字符）：请删减，或者只发摘要并附原文网址'],
  45003: ['never', '标题超过微信允许的长度（32 字）：请改短'],
  45004: ['never', '摘要超过微信允许的长度（128 字）：请改短'],
  45005: ['never', '原文网址过长：请核对本站的网址'],
  45008: ['never', '一次送出的文章超过微信允许的篇数（8 篇）：请分几次送出'],
  45009: ['tomorrow', '今天调用微信接口的次数已经用完，明天会自动再试；公众号管理员也可以在公众平台清零'],
  45011: ['later', '调用微信接口过于频繁，稍后会自动再试'],
  45028: ['tomorrow', '公众号今天的群发次数已经用完，明天会自动再试'],
  45110: ['never', '作者超过微信允许的长度（16 字）：请改短'],
  45166: ['never', '正文中有微信不允许的内容：请检查正文'],
  47001: ['never', '微信没有读懂所送的内容：请检查标题、摘要和正文中有没有异常字符'],
  48001: ['byHand', `公众号没有使用这个接口的权限（通常是没有认证）：${WITHDRAWN}，或者办理认证后再用接口`],
  48004: ['byHand', `公众号的这个接口已被封禁：请登录公众平台查看通知；在此期间${WITHDRAWN}`],
  50002: ['byHand', '公众号被限制使用：请登录公众平台查看通知'],
  53503: ['byHand', '草稿没有通过发布检查：请登录公众平台打开这篇草稿，按提示修改后发布，再登记网址'],
  53504: ['byHand', '这篇草稿要在公众平台上发布：请登录公众平台发布这篇草稿，再登记网址'],
  53505: ['byHand', '这篇草稿要先在公众平台上手动保存：请登录公众平台打开、保存并发布，再登记网址'],
  53600: ['never', '这篇文章在公众平台上找不到，可能已被删除：请登录公众平台核对'],
  89501: ['account', '服务器的地址正在等待公众号管理员确认：请管理员在微信上确认后再试'],
  89503: ['account', '服务器的地址须由公众号管理员确认：请管理员在微信上确认后再试'],
  89506: ['tomorrow', '公众号管理员今天两次拒绝了服务器的地址，24 小时后才能再试：请先与管理员说明'],
  89507: ['later', '公众号管理员刚刚拒绝了服务器的地址，1 小时后才能再试：请先与管理员说明'],
};

/** What a person does where the interface may not take down for the account. */
export const deleteByHand = (code: number | string): string =>
  `公众号不能用接口删除文章：请登录公众平台删除这篇文章，再登记已撤下（${code}）`;

/** What is done about a number that is not listed here. */
const UNKNOWN = `请重试；仍然不成的，请公众号管理员按编号查看微信的说明，或者${COPIED}`;

/** @param code `errcode`, not 0 @param said `errmsg`, whatever it is; nothing secret in it */
export function faultOf(code: number, said: string): Fault {
  const unheard = code === BUSY; // busy: whether before or after, it does not say
  const row = code === 40164 ? notOnTheList(said) : CODES[code];
  const [retry, message] = row ?? (['never', `微信接口答复了错误 ${code}：${said || '没有说明'}。${UNKNOWN}`] as const);
  return { ok: false, code, retry, message: row ? `${message}（${code}）` : message, unheard };
}

/** 40164 names the address that the platform saw, which behind a gateway is not the server's own. */
function notOnTheList(said: string): Row {
  const named = said.split(/[\s,]/).find((word) => isIP(word));
  const address = named ? `服务器的地址 ${named} ` : '服务器的出口地址';
  return ['account', `${address}不在公众号的 IP 白名单里：请公众号管理员在${KEYS}处，把它加进“API IP 白名单”`];
}
