import { fold, inOrder, isHeldBack, type Step } from '../law/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { sealWords } from './privacy/sealed-words.ts';
import type { FileKind } from './tables.ts';

/** The row, held until the transaction ends; undefined where the authority has none of that id. */
export function lockApplication(tx: Tx, id: number, authorityId: number) {
  return tx
    .selectFrom('applications')
    .selectAll()
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .executeTakeFirst();
}
export type ApplicationRow = NonNullable<Awaited<ReturnType<typeof lockApplication>>>;

export interface StepRow {
  seq: number;
  /** names who was asked by a place */
  step: Step;
  /** what was said, sealed: said.ts */
  sealed: Buffer | null;
  paperId: number | null;
  recordedAt: Date;
  recordedBy: number | null;
  recorder: string;
}

/** The steps of an application that stand, as amended, in the order of their days. */
export async function stepsOf(db: Db, applicationId: number): Promise<StepRow[]> {
  const rows = await db
    .selectFrom('standing_steps')
    .select(['seq', 'step', 'sealed_said as sealed', 'recorder'])
    .select(['paper_id as paperId', 'recorded_at as recordedAt', 'recorded_by as recordedBy'])
    .where('application_id', '=', applicationId)
    .orderBy('seq')
    .execute();
  return inOrder(rows);
}

/** Whether the reply to an application waits for third parties to be told. 条例 art. 32 */
export async function isReplyHeldBack(db: Db, applicationId: number): Promise<boolean> {
  const steps = await stepsOf(db, applicationId);
  return steps.length > 0 && isHeldBack(fold(steps.map(({ step }) => step)));
}

/** A file that is in the store already (platform/http/upload.ts put it there). */
export interface GivenFile {
  hash: string;
  name: string;
  kind: FileKind;
}

export async function addFiles(
  { db: tx, sealer }: { db: Tx; sealer: Sealer },
  applicationId: number,
  files: readonly GivenFile[],
  by: { name: string; applicant: boolean; at: Date; stepSeq: number | null },
): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('application_files')
    .values(
      files.map(({ hash, name, kind }) => ({
        application_id: applicationId,
        file_hash: hash,
        sealed_name: sealWords(sealer, applicationId, 'fileName', name),
        kind,
        step_seq: by.stepSeq,
        by_applicant: by.applicant,
        added_by: by.name,
        added_at: by.at,
      })),
    )
    .execute();
}
