import { putReminders } from '../../mail/index.ts';
import { type Holder, holdersIn } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Scheme } from '../scheme/store.ts';
import { authorityAnswers, officeAnswers, reviewers, subjectHref } from '../words.ts';
import type { HeldSubject } from './hold.ts';
import { type Subject, sortedBy, subjectsOf } from './store.ts';

export const ASSESSMENT_MAIL = 'assessment:round';

/** Whom something is told, and what. */
interface Told {
  to: { id: number; name: string; authorityId: number };
  /** of the room's mails this one, once */
  key: string;
  subject: string;
  lines: readonly string[];
  path: string;
}

const send = (act: Act, about: string, told: readonly Told[]): Promise<unknown> =>
  putReminders(
    act,
    told
      .filter(({ to }) => to.id !== act.who.id)
      .map(({ to, key, subject, lines, path }) => ({
        ...{ authorityId: to.authorityId, room: 'assessment', kind: 'round', about },
        ...{
          key: `${key}:${to.id}`,
          to: { staffId: to.id, name: to.name },
          what: subject,
          lines: [...lines],
          href: path,
        },
      })),
  );

/** Everybody who answers for some that are assessed, of all at once. */
async function answerersOf({ db }: Act, subjects: readonly Subject[]) {
  const rows = await holdersIn(db, [...new Set(subjects.map(({ authorityId }) => authorityId))]);
  const sorted = sortedBy(rows, ({ authorityId }) => authorityId);
  return ({ authorityId, officeId, answeringOfficeId }: Subject) =>
    once(
      (sorted.get(authorityId) ?? []).filter((one) =>
        officeId === null
          ? authorityAnswers.includes(one.role)
          : one.officeId === (answeringOfficeId ?? officeId) && officeAnswers.includes(one.role),
      ),
    );
}

/** Whoever has several roles is one person. */
const once = (rows: readonly Holder[]): Holder[] => [...new Map(rows.map((one) => [one.id, one])).values()];

const steps = { told: '初评结果', decided: '申诉处理结果', final: '最终结果', corrected: '结果更正' } as const;

/** Tells those who are assessed of a step; points and reasons stand in the console and in no mail. */
export async function tellAssessed(
  act: Act,
  scheme: Scheme,
  subjects: readonly Subject[],
  step: keyof typeof steps,
  line: string,
): Promise<void> {
  if (!subjects.length) return;
  const of = await answerersOf(act, subjects);
  const about = `assessment-scheme:${scheme.id}`;
  await send(
    act,
    about,
    subjects.flatMap((subject) =>
      of(subject).map((to) => ({
        ...{ to, key: `${about}:${step}:${subject.id}:${act.now.toISOString()}`, path: subjectHref(subject.id) },
        subject: `【工作考核】${steps[step]}：${subject.name}`,
        lines: [scheme.content!.title, `考核对象：${subject.name}`, ...(line ? [line] : [])],
      })),
    ),
  );
}

/** Tells all who are assessed that a scheme was published, or what of it changed. */
export async function tellOfScheme(act: Act, scheme: Scheme, changes: readonly string[]): Promise<void> {
  const subjects = (await subjectsOf(act.db, scheme.id)).filter(({ state }) => state === 'open');
  if (!subjects.length) return;
  const of = await answerersOf(act, subjects);
  const about = `assessment-scheme:${scheme.id}`;
  await send(
    act,
    about,
    subjects.flatMap((subject) =>
      of(subject).map((to) => ({
        ...{ to, key: `${about}:published:${scheme.number}:${subject.id}`, path: subjectHref(subject.id) },
        subject: `【工作考核】${changes.length ? '方案有修改' : '方案已发布'}：${subject.name}`,
        lines: [
          scheme.content!.title,
          `考核对象：${subject.name}`,
          `自评期限：${subject.selfBy}`,
          ...changes.slice(0, 10).map((one) => `修改：${one}`),
        ],
      })),
    ),
  );
}

/** Tells who assesses that a self-assessment or an appeal came in. */
export async function tellKeeper(act: Act, { subject, scheme }: HeldSubject, step: 'self' | 'appeal'): Promise<void> {
  const holders = await holdersIn(act.db, [scheme.keeperId]);
  const rows = once(holders.filter(({ role }) => reviewers.includes(role)));
  const about = `assessment-scheme:${scheme.id}`;
  await send(
    act,
    about,
    rows.map((to) => ({
      ...{ to, key: `${about}:${step}:${subject.id}:${act.now.toISOString()}`, path: subjectHref(subject.id) },
      subject: `【工作考核】${step === 'self' ? '自评已提交' : '收到申诉'}：${subject.name}`,
      lines: [scheme.content!.title, `考核对象：${subject.name}`],
    })),
  );
}
