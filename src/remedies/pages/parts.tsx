import { type Calendar, parseDate } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { OpenLimit } from '../../platform/limits.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Tag } from '../../platform/ui/index.ts';
import { type Course, stageNames, stageOf } from '../rules.ts';

/** Files of a case that a form takes. */
export const accept = '.pdf,.doc,.docx,image/*';

/** What a step's form shows. */
export interface FormProps {
  /** address of the case */
  path: string;
  typed: Typed;
  failure?: Failure | undefined;
}

const tones = {
  awaitingCopy: 'plain',
  answering: 'warn',
  awaitingDecision: 'plain',
  awaitingAppealCopy: 'plain',
  answeringAppeal: 'warn',
  awaitingSecond: 'plain',
  redoing: 'warn',
  concluded: 'ok',
} as const;

export function StageTag({ of }: { of: Course }) {
  const stage = stageOf(of);
  return <Tag tone={tones[stage]}>{stageNames[stage]}</Tag>;
}

/** '还有 3 个工作日', '今天到期', '已超期' */
export function leftUntil(on: string, today: string, calendar: Calendar): string {
  if (today > on) return '已超期';
  if (today === on) return '今天到期';
  return `还有 ${calendar.countBetween(parseDate(today), parseDate(on)).days} 个工作日`;
}

/** A limit's day with what is left. */
export function DueDay({ limit, calendar, today }: { limit: OpenLimit; calendar: Calendar; today: string }) {
  return (
    <span class="due-day">
      <time>{limit.on}</time>{' '}
      <Tag tone={today > limit.on ? 'late' : 'warn'}>{leftUntil(limit.on, today, calendar)}</Tag>
      {limit.provisional && <Tag tone="warn">暂定</Tag>}
    </span>
  );
}
