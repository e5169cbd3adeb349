import { invalid, type Outcome, ok } from '../../platform/outcome.ts';

/** Letters of an address at most. */
const LONGEST = 200;

/** Reads an address of a site as somebody typed it; '' for none. Without a slash at the end, password, query or fragment. */
export function addressIn(text: string): Outcome<string> {
  const typed = text.trim();
  if (!typed) return ok('');
  const wrong = (message: string) => invalid(message, { address: message });
  if (typed.length > LONGEST) return wrong(`网址最多 ${LONGEST} 个字`);
  const url = URL.parse(typed);
  if (!url || !/^https?:$/.test(url.protocol)) return wrong('网址应以 http:// 或 https:// 开头');
  if (url.username || url.password || url.search || url.hash) return wrong('网址中不要带用户名、密码、问号和井号');
  return ok(url.href.replace(/(?<!\/)\/+$/, ''));
}
