import { z } from 'zod';
import {
  ANSWER_LABELS,
  CHOSEN_REPLY_KINDS,
  DELIVERY_WAYS,
  RECEIPT_CHANNELS,
  type ReplyKindId,
  type Step,
  type StepKind,
} from '../../../law/index.ts';
import { check, type Typed } from '../../../platform/http/form.ts';
import { type Failure, invalid } from '../../../platform/outcome.ts';
import { day, keysOf, optionalDay, optionalText } from '../../fields.ts';
import { registration } from '../../receipt/receive.tsx';
import type { ReceiptTerm } from '../../receipt/terms.ts';

const on = day('日期');
const FORMS = {
  registered: z.object({ on, channel: z.enum(keysOf(RECEIPT_CHANNELS), '请选择申请渠道'), confirmed: optionalDay }),
  answerBy: z.object({ on, by: day('期限') }),
  answered: z.object({ on, answer: z.enum(keysOf(ANSWER_LABELS), '请选择意见'), requestReceived: optionalDay }),
  feeNotified: z.object({ on, received: optionalDay }),
  replied: z.object({ reply: z.enum(CHOSEN_REPLY_KINDS as [ReplyKindId, ...ReplyKindId[]], '请选择答复的种类') }),
  delivered: z.object({
    on,
    how: z.enum(keysOf(DELIVERY_WAYS), '请选择送达方式'),
    proof: optionalText('送达凭据', 300),
  }),
  day: z.object({ on }),
};

/** Fields by which a step of a kind is corrected; undefined: it can only be voided. */
export function fieldsOf(kind: StepKind): keyof typeof FORMS | undefined {
  switch (kind) {
    case 'registered':
    case 'feeNotified':
    case 'replied':
    case 'delivered':
      return kind;
    case 'clarificationRequested':
    case 'reasonsRequested':
    case 'deferred':
      return 'answerBy';
    case 'thirdPartyAnswered':
    case 'coAuthorityAnswered':
      return 'answered';
    case 'legallyReviewed':
    case 'split':
    case 'merged':
    case 'archived':
      return undefined;
    default:
      return 'day';
  }
}

/** What the form of a step begins with. */
export function typedOf(step: Step): Typed {
  const { kind: _, ...rest } = step;
  const texts = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(texts);
}

/** The step as it should have been registered. @param terms what is published of the day of receipt */
export function replacementOf(
  was: Step,
  typed: Typed,
  terms: readonly ReceiptTerm[],
): { ok: true; value: Step } | Failure {
  const form = fieldsOf(was.kind);
  if (!form) return invalid('这一步没有可以更正的内容，只能作废');
  const input = check<z.ZodType>(FORMS[form], typed);
  if (!input.ok) return input;
  const value = input.value as {
    on?: string;
    channel?: never;
    confirmed?: string | null;
    requestReceived?: string | null;
  };
  if (was.kind === 'registered')
    return {
      ok: true,
      value: registration({ channel: value.channel!, arrived: value.on!, confirmed: value.confirmed ?? null }, terms),
    };
  const { requestReceived, ...rest } = value;
  const step = { ...was, ...rest, ...('answer' in was && { requestReceived: requestReceived ?? undefined }) };
  return { ok: true, value: JSON.parse(JSON.stringify(step)) as Step };
}
