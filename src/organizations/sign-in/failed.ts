import { append } from '../../platform/audit-log/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { markedName } from './throttle/rules.ts';

/** Why nobody got in. The person who tried is told none of them; the auditor all. */
export const failures = {
  wrongPassword: '密码错误',
  wrongCode: '验证码或恢复码错误',
  wrongOldPassword: '修改密码时原密码错误',
  unknownName: '没有这个登录名',
  disabled: '账号已停用',
  expired: '一次性密码已过期',
  throttled: '连续输错，暂停期内再试',
} as const;

export type FailureWhy = keyof typeof failures;

interface Person {
  id: number;
  name: string;
  login: string;
  authority_id: number;
}

interface Failed {
  at: Date;
  why: FailureWhy;
  /** whose account it was */
  person?: Person | undefined;
  /** as typed, where no account has the name */
  login?: string;
  /** where no account says it: the authority whose site it was tried at; null: of none */
  authorityId?: number | null;
  address: string;
}

const actions: Partial<Record<FailureWhy, string>> = {
  wrongCode: 'organizations.wrongCode',
  wrongOldPassword: 'organizations.wrongOldPassword',
};

/** Enters a try that failed. Who it was is not known: the entry is about the account and by nobody. Nothing that was typed
 *  is kept but the beginning of a name that no account has. */
export async function noteFailed(db: Db | Tx, { at, why, person, login = '', authorityId = null, address }: Failed) {
  const entry = {
    at,
    who: { id: null, name: '未登录者', authorityId: person?.authority_id ?? authorityId },
    action: actions[why] ?? 'organizations.signInFailed',
    subject: person ? `staff:${person.id}` : 'sign-in',
    detail: { why, login: person ? person.login : markedName(login) },
    address,
  };
  if (db.isTransaction) return append(db as Tx, entry);
  await db.transaction().execute((tx) => append(tx, entry));
}
