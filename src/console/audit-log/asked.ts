import { type Authority, allAuthorities, officesOf, staffIdsIn } from '../../organizations/index.ts';
import { type AuditFilter, type AuditScope, subjectFromWords, subjectsMeant } from '../../platform/audit-log/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { isDay } from '../../platform/dates.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { has, type Who } from '../../platform/roles.ts';
import type { AuditWords, House } from '../../platform/room.ts';

/** What is asked of the log, as it stands in the address. */
export const asks = ['of', 'actor', 'office', 'question', 'action', 'subject', 'from', 'to'] as const;
export type Asked = Record<(typeof asks)[number], string>;

/** Questions that auditors ask most, and the actions that answer them. */
export const questions: Readonly<Record<string, { label: string; actions: readonly string[] }>> = {
  personal: {
    label: '谁打开过个人信息',
    actions: ['applications.openPersonalData', 'remedies.openPersonalData'],
  },
  roles: {
    label: '谁授予过权限',
    actions: [
      'organizations.grantRoles',
      'organizations.grantProposed',
      'organizations.confirmRequest',
      'organizations.appoint',
      'organizations.importStaff',
      'organizations.setActive',
    ],
  },
  accounts: {
    label: '谁重置过密码和两步验证',
    actions: [
      'organizations.resetPassword',
      'organizations.resetSecondFactor',
      'organizations.requestReset',
      'organizations.confirmRequest',
      'organizations.readHalf',
      'organizations.readFirstHalf',
      'organizations.showSetUpPasswords',
    ],
  },
  signIns: {
    label: '登录和登录失败',
    actions: ['organizations.signIn', 'organizations.signInFailed', 'organizations.lockAccount'],
  },
  published: {
    label: '公开、更正和撤下',
    actions: [
      'publishing.publish',
      'publishing.publishScheduled',
      'publishing.correct',
      'publishing.withdraw',
      'publishing.changeValidity',
    ],
  },
  settings: {
    label: '改过哪些设置',
    actions: [
      'review.configureChain',

      'organizations.updateOffice',
      'organizations.mendAuthority',
      'alerts.saveMailSettings',
      'applications.changeWording',
      'profile.submit',
    ],
  },
  exports: { label: '谁导出、校验过日志', actions: ['auditLog.export', 'auditLog.verify'] },
};

interface Choice {
  value: string;
  label: string;
}

/** What may be chosen from. */
export interface Choices {
  /** for who reads more than their authority's entries */
  scopes: Choice[] | undefined;
  offices: Choice[];
}

export async function choicesFor(db: Db, who: Who): Promise<Choices> {
  const option = ({ id, name }: Pick<Authority, 'id' | 'name'>) => ({ value: String(id), label: name });
  const scopes = has(who, 'platformAuditor')
    ? [{ value: '', label: '全部' }, { value: 'platform', label: '平台' }, ...(await allAuthorities(db)).map(option)]
    : undefined;
  return { scopes, offices: (await officesOf(db, who.authorityId)).map(option) };
}

export function askedIn(typed: Typed): Asked {
  const asked = Object.fromEntries(asks.map((name) => [name, first(typed, name).trim().slice(0, 200)])) as Asked;
  for (const name of ['from', 'to'] as const) if (!isDay(asked[name])) asked[name] = '';
  if (!Object.hasOwn(questions, asked.question)) asked.question = '';
  if (!/^\d{1,15}$/.test(asked.office)) asked.office = '';
  return asked;
}

/** What of the log this auditor reads: of an authority its own entries, whatever is asked. */
function scopeOf(who: Who, { scopes }: Choices, of: string): AuditScope {
  if (!scopes) return { authorityId: who.authorityId };
  if (of === 'platform') return of;
  return of && scopes.some(({ value }) => value === of) ? { authorityId: Number(of) } : 'all';
}

interface Context {
  db: Db;
  house: House;
  who: Who;
}

/** What is asked, as the log is read by it. An object is named by its number ('文件 12'), or by what it is called. */
export async function filterFor({ db, house, who }: Context, choices: Choices, asked: Asked): Promise<AuditFilter> {
  const of = scopeOf(who, choices, asked.of);
  const { actor, action, question, subject, office, from, to } = asked;
  const actions = action ? [action] : questions[question]?.actions;
  return {
    of,
    ...(actor && { actor }),
    ...(actions && { actions }),
    ...(subject && { subjects: await subjectsFor(db, house, who, subject) }),
    ...(office && { actorIds: await staffIdsIn(db, who.authorityId, Number(office)) }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

async function subjectsFor(db: Db, house: House, who: Who, text: string): Promise<string[]> {
  const exact = subjectFromWords(text, house.words);
  const meant = await subjectsMeant(db, house.brought('auditSubjects'), who.authorityId, text);
  return [...new Set([exact, ...meant])];
}

/** What is asked, in words: on paper the fields are not there, and an export says what it was of. */
export function saidOf(asked: Asked, choices: Choices, words: Required<AuditWords>): string {
  const label = (options: readonly { value: string; label: string }[] | undefined, value: string) =>
    options?.find((one) => one.value === value)?.label ?? value;
  return [
    asked.of && `范围：${label(choices.scopes, asked.of)}`,
    asked.question && questions[asked.question]!.label,
    asked.actor && `操作人：${asked.actor}`,
    asked.office && `科室：${label(choices.offices, asked.office)}`,
    asked.action && `操作：${words.actions[asked.action] ?? asked.action}`,
    asked.subject && `对象：${asked.subject}`,
    asked.from && `自 ${asked.from}`,
    asked.to && `至 ${asked.to}`,
  ]
    .filter(Boolean)
    .join('，');
}
