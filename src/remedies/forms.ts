import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  APPEAL_OUTCOMES,
  APPELLANTS,
  type AppealOutcomeId,
  type Appellant,
  REMEDY_BLOCKS,
  REMEDY_OUTCOMES,
  REMEDY_PROCEDURES,
  type RemedyBlock,
  type RemedyOutcome,
  type RemedyProcedure,
} from '../law/index.ts';
import { isDay } from '../platform/dates.ts';
import { readEvidence } from '../platform/http/evidence.ts';
import { field, type Typed, typedIn } from '../platform/http/form.ts';
import type { Failure } from '../platform/outcome.ts';
import type { NewFile } from './store.ts';
import type { FileKind } from './tables.ts';
import { fileNames } from './words.ts';

const day = (label: string) => z.string(`请填写${label}`).trim().refine(isDay, `请填写${label}，如 2024-03-05`);
const optionalDay = z
  .string()
  .trim()
  .refine((text) => !text || isDay(text), '日期不存在，应写作 2024-03-05')
  .transform((text) => text || null)
  .default(null);
/** One of a table's keys. */
const oneOf = <T extends string>(table: Record<T, unknown>, message: string) =>
  z
    .string(message)
    .refine((text) => Object.hasOwn(table, text), message)
    .transform((text) => text as T);

export const caseForm = z.object({
  kind: oneOf<RemedyBlock>(REMEDY_BLOCKS, '请选择案件类型'),
  title: field.required('案由', 200),
  body: field.required('受理机关', 100),
  caseNumber: field.optional('案号', 100),
  procedure: oneOf<RemedyProcedure>(REMEDY_PROCEDURES, '请选择程序'),
  filedOn: day('受理日期'),
  servedOn: optionalDay,
  application: field.optional('申请编号', 100),
  document: field.optional('索引号', 100),
  beforeId: z
    .string()
    .regex(/^\d{0,15}$/, '请重新选择')
    .default('')
    .transform((text) => (text ? Number(text) : null)),
});

export const answerForm = z.object({ answeredOn: day('答复日期'), answerNote: field.optional('说明', 500) });
export const hearingForm = z.object({ hearingOn: day('日期'), hearingNote: field.optional('说明', 500) });
export const concludeForm = z.object({
  outcome: oneOf<RemedyOutcome>(REMEDY_OUTCOMES, '请选择审理结果'),
  concludedOn: day('审结日期'),
  decisionReceivedOn: optionalDay,
  redoBy: optionalDay,
  decisionNote: field.optional('说明', 1000),
});
export const redoneForm = z.object({ redoneOn: day('履行日期'), redoneNote: field.optional('说明', 500) });
export const reopenForm = z.object({ why: field.required('原因', 300) });
export const appealForm = z.object({
  appealedBy: oneOf<Appellant>(APPELLANTS, '请选择谁上诉'),
  appealedOn: day('上诉日期'),
  appealBody: field.required('二审法院', 100),
  appealNumber: field.optional('二审案号', 100),
  appealServedOn: optionalDay,
});
export const appealAnswerForm = z.object({
  appealAnsweredOn: day('答辩日期'),
  appealAnswerNote: field.optional('说明', 500),
});
export const concludeAppealForm = z.object({
  appealOutcome: oneOf<AppealOutcomeId>(APPEAL_OUTCOMES, '请选择二审结果'),
  changedTo: z
    .string()
    .refine((text) => !text || Object.hasOwn(REMEDY_OUTCOMES, text), '请选择二审的结果')
    .transform((text) => (text || null) as RemedyOutcome | null)
    .default(null),
  concludedOn: day('审结日期'),
  decisionReceivedOn: optionalDay,
  redoBy: optionalDay,
  decisionNote: field.optional('说明', 1000),
});
export const undoAppealForm = z.object({ undoWhy: field.required('原因', 300) });
export const materialForm = z.object({ note: field.optional('说明', 500) });

/** A form with its files; each file input is named by the kind of paper: 'claim', 'answer', 'evidence' … */
export async function filesWith(
  request: FastifyRequest,
): Promise<{ typed: Typed; files: NewFile[]; failure?: Failure }> {
  const sent = await readEvidence(request, { sealed: true });
  const typed = typedIn(request);
  if (!sent.ok) return { typed, files: [], failure: sent };
  const files = sent.value.map(({ field: input, name, hash }) => ({
    ...{ hash, name },
    kind: (Object.hasOwn(fileNames, input) ? input : 'other') as FileKind,
  }));
  return { typed, files };
}
