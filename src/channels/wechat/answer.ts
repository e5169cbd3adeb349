/** What came of something that was asked of the account's interface. */
export type Answer<T> = { ok: true; value: T } | Fault;

export interface Fault {
  ok: false;
  /** the platform's own number, or why there is no answer to read */
  code: number | NoAnswer;
  retry: Retry;
  /** a Chinese sentence that says what to do; holds no secret and no token */
  message: string;
  /** what was asked may have been done all the same: whoever asks again looks there first */
  unheard: boolean;
}

/** account: it is not let in, until somebody has mended that; later: by itself; tomorrow: when the day's number is free again; never: only when a person has mended something;
 *  byHand: a person must do it on the platform's own pages. */
export type Retry = 'account' | 'later' | 'tomorrow' | 'never' | 'byHand';

export type NoAnswer = 'connection' | 'timeout' | 'http' | 'redirect' | 'broken';

const SENTENCES: Readonly<Record<NoAnswer, string>> = {
  connection: '连不上微信接口：请核对服务器能否访问外网、GONGKAI_WECHAT_API 是否写对；稍后会自动再试',
  timeout: '微信接口没有在 10 秒内答复，稍后会自动再试',
  http: '微信接口暂时不能用，稍后会自动再试',
  redirect:
    '微信接口的地址转到了别处，没有跟随：请核对 GONGKAI_WECHAT_API，或者本单位的上网认证、代理是否拦住了它；稍后会自动再试',
  broken: '微信接口的答复读不懂，稍后会自动再试；一直如此的，请核对 GONGKAI_WECHAT_API 是否为微信接口的地址',
};

/** The interface was not reached, or does not let the account in. */
export const isAway = ({ code, retry }: Fault): boolean => typeof code === 'string' || retry === 'account';

/** @param unheard the request may have reached the other side @param more in brackets behind the sentence */
export function noAnswer(code: NoAnswer, unheard: boolean, more = ''): Fault {
  const message = more ? `${SENTENCES[code]}（${more}）` : SENTENCES[code];
  return { ok: false, code, retry: 'later', message, unheard };
}
