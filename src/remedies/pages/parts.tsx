import { type Calendar, leftInWords } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { OpenLimit } from '../../platform/limits.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Tag } from '../../platform/ui/index.ts';
import { type Course, stageNames, stageOf } from '../rules.ts';

/** Files of a case that a form takes. */
export const accept = '.pdf,.ofd,.doc,.docx,.xlsx,.zip,image/*';

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

/** A limit's day with what is left. */
export function DueDay({ limit, calendar, today }: { limit: OpenLimit; calendar: Calendar; today: string }) {
  return (
    <span class="due-day">
      <time>{limit.on}</time>{' '}
      <Tag tone={today > limit.on ? 'late' : 'warn'}>{leftInWords(limit.on, today, calendar)}</Tag>
      {limit.provisional && <Tag tone="warn">暂定</Tag>}
    </span>
  );
}

interface AnswerProps extends Omit<FormProps, 'path'> {
  action: string;
  /** of its fields, which an appeal has beside those of the first instance */
  names: { on: string; note: string };
  /** what is handed in */
  paper: string;
  /** what is wrong, told on top */
  summary?: Failure | undefined;
}

/** 答复, 答辩 handed in, with its paper. */
export function AnswerForm({ action, names, paper, typed, failure, summary }: AnswerProps) {
  return (
    <Form action={action} upload failure={summary}>
      <Field name={names.on} label="提交日期" type="date" required typed={typed} failure={failure} />
      <Field name="answer" label={paper} type="file" accept={accept} failure={failure} />
      <Field name={names.note} label="说明" typed={typed} failure={failure} />
      <button class="btn" type="submit">
        登记已提交
      </button>
    </Form>
  );
}
