import type { Sent } from '../../platform/outside/index.ts';
import type { PushState, WebhookEvent } from '../tables.ts';

export const eventNames: Record<WebhookEvent | 'test', string> = {
  published: '公开',
  corrected: '更正',
  withdrawn: '撤下',
  test: '测试',
};

export const pushNames: Record<PushState, string> = { due: '等待发送', done: '已送达', dead: '没有送达' };

const silent: [codes: RegExp, words: string][] = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|ENODATA)$/, '找不到这个域名，请核对接收地址'],
  [/^ECONNREFUSED$/, '对方的服务器没有开放这个端口，请对方检查接收程序是否运行'],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, '连接不到对方的服务器，请检查网络和防火墙'],
  [/^ETIMEDOUT$/, '对方在 10 秒内没有答完，请对方先收下、后处理'],
  [/^(ECONNRESET|EPIPE)$/, '对方中断了连接，请对方检查接收程序'],
  [/^CERT_HAS_EXPIRED$/, '对方的证书已过期，请对方更换'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, '对方的证书不是发给这个域名的，请核对接收地址'],
  [/SELF_SIGNED|UNABLE_TO|CERT_/, '对方的证书不受信任，请对方更换；用机构自己的根证书的，请机房设置'],
  [/^(EPROTO|ERR_SSL|ERR_TLS)/, '不能与对方建立加密连接，请对方检查证书和 TLS 设置'],
  [/^HPE_/, '对方的答复不是 HTTP，请核对接收地址和端口'],
];

/** Why nobody answered, and what to do. */
export function silenceInWords(sent: Exclude<Sent, { how: 'answered' }>): string {
  if (sent.how === 'closed')
    return '这个地址在本机或者内网，没有发送；需要的，请机房把它写进 GONGKAI_INSIDE_HOSTS 并重新启动平台';
  return silent.find(([codes]) => codes.test(sent.why))?.[1] ?? `没有得到答复（${sent.why}）`;
}

/** What who refuses is to be asked for. */
export function statusInWords(status: number): string {
  if (status >= 300 && status < 400) return '对方要求转到别的地址，平台不跟随，请改用最终的地址';
  if (status === 401 || status === 403) return '对方拒绝接收，请对方核对签名所用的密钥';
  if (status === 404 || status === 410) return '对方没有这个地址，请核对';
  if (status === 413) return '对方嫌内容太长，请对方放宽请求体的限制';
  if (status === 429) return '对方嫌发得太快，平台会放慢';
  return status >= 500 ? '对方的接收程序出错，请对方检查' : '对方没有收下，请对方检查';
}

const MOST_SAID = 200;

/** The beginning of an answer, as a line. */
export function beginningOf(body: Buffer): string {
  const line = body
    .toString('utf8')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return [...line].slice(0, MOST_SAID).join('').toWellFormed();
}
