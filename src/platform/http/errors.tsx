import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAway, isNoValue, isOvertaken } from '../database/index.ts';
import { isDiskFull } from '../disk/index.ts';
import { FailureError } from '../outcome.ts';
import { tryAgain } from './again.ts';
import { sendLastKnown } from './cache/cache-hooks.ts';
import { pathOf } from './log.ts';
import { LINGER } from './over-limit.ts';
import { statusOf } from './status.ts';

const sentences: Record<number, [title: string, sentence: string]> = {
  400: ['请求有误', '浏览器发来的内容无法识别，请返回上一页重试。'],
  403: ['无法办理', '您没有办理此事的权限，或页面停留过久已失效。请返回上一页刷新后重试，已填写的内容仍在原页面。'],
  404: ['没有找到', '没有找到这个页面，可能已被移走或撤下。'],
  409: ['已有变化', '内容已被他人修改，请刷新后再办理。'],
  410: ['不再提供', '这个网站已停用。'],
  413: [
    '内容过大',
    '提交的内容超过了大小限制，没有保存。请用浏览器的“后退”回到原页面，缩小后重试，填写的内容仍在那里。',
  ],
  414: ['网址过长', '网址过长，请从首页打开，或者缩短要检索的内容。'],
  415: ['格式不支持', '提交内容的格式不受支持。'],
  422: ['需要修改', '提交的内容有误，请返回修改。'],
  429: ['操作过于频繁', '短时间内操作次数过多，请稍后再试。'],
  503: ['暂时无法使用', '系统正忙或正在维护，请稍后再试。'],
  507: [
    '磁盘已满',
    '服务器的磁盘空间已满，这次操作没有保存，此前保存的内容都在。请通知系统管理员清理磁盘，再用浏览器的“后退”回到原页面重试，填写的内容仍在那里。',
  ],
  500: [
    '系统出错',
    '系统未能完成这次操作，问题已经记录，请稍后再试。刚才填写的内容，可用浏览器的“后退”回到原页面取回。',
  ],
};

/** What was sent and met a database that is away: perhaps it was kept, the answer alone was lost. */
const SENT_WHILE_AWAY =
  '系统正忙或正在维护，这次操作可能没有保存。请稍后用浏览器的“后退”回到原页面重试，填写的内容仍在那里；重试前请先看看是否已经办成。';

/** What was only read, and could not be without something being written: an entry of the log, a large table sorted. */
const READ_WHILE_FULL = '服务器的磁盘空间已满，这个页面暂时打不开。请通知系统管理员清理磁盘，稍后再试。';

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = 5;

interface Props {
  status: number;
  message?: string | undefined;
  /** where one was: on the site, or in the console with a name or without */
  at: 'site' | 'signedIn' | 'signedOut';
}

/** A short page that says what happened and what to do. */
function ErrorPage({ status, message, at }: Props) {
  const [title, sentence] = sentences[status] ?? sentences[500]!;
  const said = message ?? sentence;
  return (
    <div class="error-page">
      <h1>{title}</h1>
      <p>{/[。！？]$/.test(said) ? said : `${said}。`}</p>
      <p>
        {at !== 'site' ? (
          <a href="/console">{at === 'signedIn' ? '回到工作台' : '返回登录'}</a>
        ) : (
          <>
            <a href="/">返回首页</a>，或<a href="/search">搜索</a>要找的内容。
          </>
        )}
      </p>
    </div>
  );
}

/** Every failure becomes a calm page of the current shell (or JSON for scripts), with a 4xx where a person can mend it. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | FailureError, request, reply) => {
    const failure = error instanceof FailureError ? error.failure : undefined;
    const away = !failure && isAway(error);
    const full = !failure && isDiskFull(error);
    if (full) app.services.disk?.noteRefusal(app.services.now());
    if ((away || full) && sendLastKnown(request, reply)) return;
    const overtaken = !failure && isOvertaken(error);
    if ((away || overtaken) && tryAgain(request, reply)) return;
    const read = request.method === 'GET' || request.method === 'HEAD';
    const sent = !failure && isNoValue(error);
    const ours = overtaken && !read ? 409 : sent ? 400 : statusOfError(error as FastifyError);
    const status = failure ? statusOf(failure) : full ? 507 : away ? 503 : ours;
    if (status === 409 && !failure) request.log.warn({ err: error, url: pathOf(request) }, 'overtaken');
    if (status >= 500 || sent) request.log.error({ err: error, url: pathOf(request) }, 'request failed');
    if (status === 503) reply.header('retry-after', RETRY_AFTER).header('cache-control', 'no-store');
    const said = full && read ? READ_WHILE_FULL : away && !read ? SENT_WHILE_AWAY : failure?.message;
    return sendError(request, reply, status, said);
  });
}

/** Of answers that are given before any hook runs. */
const SAFEST = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'same-origin',
};

const faultOfConnection: Record<string, [status: string, title: string, sentence: string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    '请求有误',
    '浏览器发来的请求头过长，请清除本网站的 Cookie 后重试。',
  ],
  ADDRESS: ['414 URI Too Long', ...sentences[414]!],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', '等待过久', '没有等到完整的请求，请检查网络后重试。'],
};

const refused = new WeakSet<Socket>();

/** Its first line takes most of what a request's head may have. */
const isLongAddress = ({ code, rawPacket }: ConnectionError) =>
  code === 'HPE_HEADER_OVERFLOW' &&
  Buffer.isBuffer(rawPacket) &&
  /^[A-Z]+ [^\r\n]{8000}/.test(rawPacket.toString('latin1'));

/** What is sent that is no HTTP, too long or never whole: the machine's own parser refuses it, and the connection ends with a
 *  sentence. */
export function refuseConnection(error: ConnectionError, socket: Socket): void {
  if (refused.has(socket)) return; // of what it had begun to send more comes
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  refused.add(socket);
  const [status, title, sentence] = faultOfConnection[isLongAddress(error) ? 'ADDRESS' : error.code] ?? [
    '400 Bad Request',
    ...sentences[400]!,
  ];
  const body = `${title}：${sentence}`;
  const headers = { ...SAFEST, 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) });
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER).unref(); // closed at once it would take the answer along
}

/** An address that is none, `/%ff`: answered before any hook runs, so with the safest headers of its own. */
export function refuseAddress(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.headers(SAFEST);
  const [title, sentence] = sentences[400]!;
  if (request.headers.accept?.includes('application/json'))
    return reply.code(400).send({ error: title, message: sentence });
  return reply.code(400).type('text/plain; charset=utf-8').send(`${title}：${sentence}`);
}

export async function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  message?: string,
): Promise<FastifyReply> {
  reply.code(status);
  const [title, sentence] = sentences[status] ?? sentences[500]!;
  if (request.headers.accept?.includes('application/json'))
    return reply.send({ error: title, message: message ?? sentence });
  const plain = () => reply.type('text/plain; charset=utf-8').send(`${title}：${message ?? sentence}`);
  if (!reply.page) return plain();
  const at = !/^\/console\b/.test(request.url) ? 'site' : request.who ? 'signedIn' : 'signedOut';
  try {
    return await reply.page(<ErrorPage status={status} message={message} at={at} />, { title });
  } catch (error) {
    if (status < 500) throw error; // told as what it is: the books cannot be asked
    request.log.error({ err: error }, 'no shell for an error page'); // the first failure must still be told
    return plain();
  }
}

function statusOfError(error: FastifyError): number {
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 600 ? status : 500;
}
