import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { field } from '../../platform/http/form.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import { verdictOf } from '../workspace/verdict.ts';

/** A finding that a person let pass. */
export interface Accepted {
  /** at submission; at publication what had come up since */
  stage: 'submission' | 'publication';
  rule: string;
  where: string;
  message: string;
  reason: string;
  by: string;
  at: Date;
}

/** What a person says of findings before them: `seen`, the mark of exactly those that the page showed. */
export interface Acceptance {
  accepted: boolean;
  reason: string;
  seen: string;
}

type Told = Pick<Finding, 'rule' | 'where' | 'message'>;
const keyOf = ({ rule, where, message }: Told): string => `${rule}\n${where}\n${message}`;

/** Findings that nobody has accepted yet. */
export function unaccepted(findings: readonly Finding[], accepted: readonly Told[]): Finding[] {
  const known = new Set(accepted.map(keyOf));
  return findings.filter((finding) => !known.has(keyOf(finding)));
}

/** A short mark of findings, to notice that others have come up meanwhile. */
export function findingsMark(findings: readonly Told[]): string {
  return createHash('sha256').update(findings.map(keyOf).sort().join('\n\n')).digest('hex').slice(0, 16);
}

/** Why findings are not let pass yet; undefined: there are none, or all that there are were seen and accepted. */
export function acceptanceFault(findings: readonly Finding[], given: Acceptance, then: string): Failure | undefined {
  const { clean, count } = verdictOf(findings);
  if (clean) return undefined;
  const rules = [...new Set(findings.map(({ rule }) => rule))].join('、');
  const wrong = (field: string, message: string) => invalid(message, { [field]: message });
  if (!given.accepted)
    return wrong(
      'accepted',
      `核对发现 ${count}（${rules}），请先处理；确认无误的，勾选“已逐条核对”并写明理由后再${then}`,
    );
  if (given.seen !== findingsMark(findings))
    return wrong('accepted', `核对结果与您看到的不同，现有 ${count}（${rules}），请重新逐条核对`);
  if (given.reason.trim().length < 2) return wrong('acceptedReason', '请写明接受这些问题的理由，会与报告一并留存');
  return undefined;
}

/** What was let pass in a round, oldest first. */
export function acceptedOf(db: Db, roundId: number): Promise<Accepted[]> {
  return db
    .selectFrom('accepted_findings')
    .select(['stage', 'rule', 'place as where', 'message', 'reason', 'accepted_by as by', 'accepted_at as at'])
    .where('round_id', '=', roundId)
    .orderBy('id')
    .execute();
}

/** Keeps what was let pass, with the reason. */
export async function insertAccepted(
  db: Tx,
  roundId: number,
  findings: readonly Told[],
  by: Omit<Accepted, 'rule' | 'where' | 'message'>,
): Promise<void> {
  if (findings.length === 0) return;
  await db
    .insertInto('accepted_findings')
    .values(
      findings.map(({ rule, where, message }) => ({
        round_id: roundId,
        stage: by.stage,
        rule,
        place: where,
        message,
        reason: by.reason,
        accepted_by: by.by,
        accepted_at: by.at,
      })),
    )
    .execute();
}

/** What is typed beside findings that are to be let pass. */
export const acceptanceForm = z
  .object({
    accepted: z.string().optional(),
    acceptedReason: field.optional('理由', 500),
    seen: z.string().default(''),
  })
  .transform(
    ({ accepted, acceptedReason, seen }): Acceptance => ({
      accepted: accepted === 'yes',
      reason: acceptedReason,
      seen,
    }),
  );
