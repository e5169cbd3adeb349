import { type Failure, invalid, ok } from '../platform/outcome.ts';

/** With whom mail goes out: the password kept for one is not given to another. */
interface Account {
  login: string;
  host: string;
}

/** Which password settings are saved with: the one typed, the one from before, or none where no login name is given.
 *  Another server or account never gets the password of the one before. */
export function passwordFor(
  typed: Account & { password: string },
  before: (Account & { password: Buffer | null }) | undefined,
): { ok: true; value: 'typed' | 'before' | 'none' } | Failure {
  if (typed.password) return ok('typed');
  if (!typed.login) return ok('none');
  if (!before?.password) return invalid('请填写密码', { password: '有登录名时须填写密码' });
  if (before.login !== typed.login || before.host !== typed.host)
    return invalid('请填写密码', { password: '服务器或登录名已更改，请重新填写密码' });
  return ok('before');
}

/** Minutes until the next try after so many failures; undefined: given up. */
export function waitAfter(attempts: number): number | undefined {
  return [1, 5, 15, 60, 240, 720][attempts - 1];
}

/** What a server answered, without the address it was asked to write to. */
export function withoutAddress(failure: string, address: string): string {
  const pattern = new RegExp(address.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'gi');
  return failure.replace(pattern, '〔收件人〕');
}
