import type { ComplaintStepKind } from '../law/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import type { NewEvidence } from '../platform/http/evidence.ts';
import type { KeptFile } from '../platform/http/sealed-reply.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { openedIn, sealIn } from './privacy.ts';

export type Given = Pick<NewEvidence, 'name' | 'hash'>;

/** Steps whose evidence the authority reads that it is about: what was ordered of it, and what it put right. Of who
 *  complained the keeper alone has papers. */
const FOR_BOTH: ReadonlySet<ComplaintStepKind> = new Set(['measured', 'mended']);
export const isForBoth = (kind: ComplaintStepKind): boolean => FOR_BOTH.has(kind);

/** Keeps what was given with a step. */
export async function addEvidence(
  tx: Tx,
  sealer: Sealer,
  { caseId, seq }: { caseId: number; seq: number },
  evidence: readonly Given[],
): Promise<void> {
  if (!evidence.length) return;
  await tx
    .insertInto('accountability_evidence')
    .values(
      evidence.map(({ name, hash }) => ({
        ...{ case_id: caseId, seq, file_hash: hash },
        sealed_name: sealIn(sealer, caseId, 'evidence', name),
      })),
    )
    .execute();
}

/** A file that was given with a step. */
export interface Evidence extends KeptFile {
  id: number;
  seq: number;
}

/** Of one case, in the order in which it came. */
export async function evidenceOf(db: Db, sealer: Sealer, caseId: number): Promise<Evidence[]> {
  const rows = await db
    .selectFrom('accountability_evidence as e')
    .innerJoin('files as f', 'f.hash', 'e.file_hash')
    .select(['e.id', 'e.seq', 'e.sealed_name', 'e.file_hash as hash', 'f.media_type as mediaType'])
    .where('e.case_id', '=', caseId)
    .orderBy('e.id')
    .execute();
  return rows.map(({ sealed_name, ...file }) => ({
    ...file,
    name: openedIn<string>(sealer, caseId, 'evidence', sealed_name)!,
  }));
}
