import { Refusal } from '../outcome.ts';
import { isSocketGone } from './away.ts';

const reasons: Record<string, string> = {
  '53200': '数据库的内存不够（恢复备份时多数是 max_locks_per_transaction 太小，请设为 512，重启数据库后再试）',
  ENOSPC: '磁盘空间已满',
  EDQUOT: '磁盘空间已满',
  EACCES: '没有读写文件的权限',
  EPERM: '没有读写文件的权限',
  EROFS: '磁盘是只读的',
  EEXIST: '给出的目录其实是一个文件',
  ENOTDIR: '给出的目录其实是一个文件',
  EISDIR: '给出的文件名是一个目录',
  ENOENT: '没有这个文件或目录',
  ECONNREFUSED: '连接不上数据库，请确认它正在运行',
  ENOTFOUND: '连接不上数据库，请检查地址',
  EAI_AGAIN: '连接不上数据库，请检查地址和本机的域名解析',
  ETIMEDOUT: '连接不上数据库，请检查地址和网络',
  EHOSTUNREACH: '连接不上数据库，请检查地址和网络',
  ENETUNREACH: '连接不上数据库，请检查地址和网络',
  ECONNRESET: '与数据库的连接中断',
  '28P01': '数据库的用户名或密码不正确',
  '28000': '数据库不允许这样登录',
  '3D000': '没有这个数据库',
  '42501': '数据库账号的权限不够，请使用拥有这些表的账号',
  '53100': '数据库所在的磁盘空间已满',
  '55P03': '数据库正被其他程序使用，请先停止公开平台',
  '57P01': '数据库正在停止',
};

/** Why no connection was had; what has no sentence of its own is said in the words of the driver.
 *  @returns a Refusal always */
export function asNotConnected(error: unknown): Refusal {
  const refusal = asRefusal(error, '不能使用数据库');
  return refusal instanceof Refusal ? refusal : new Refusal(`不能使用数据库：连接失败（${(error as Error).message}）`);
}

/** What the person at the command line can mend, in one sentence; anything else stays what it was. */
export function asRefusal(error: unknown, what: string): unknown {
  const { code } = error as { code?: string };
  const known = isSocketGone(error) ? 'ECONNREFUSED' : code;
  const reason = known === undefined ? undefined : reasons[known];
  return reason ? new Refusal(`${what}：${reason}`) : error;
}
