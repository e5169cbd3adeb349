import type { Db, Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';

const purposeOf = (submissionId: number) => `submission-original:${submissionId}`;

/** Keeps the file of which a report was read, sealed: it may not be published yet. */
export async function keepOriginal(
  tx: Tx,
  sealer: Sealer,
  submissionId: number,
  { name, content }: { name: string; content: Buffer },
): Promise<void> {
  const sealed_content = sealer.seal(content.toString('base64'), purposeOf(submissionId));
  await tx.insertInto('submission_originals').values({ submission_id: submissionId, name, sealed_content }).execute();
}

/** The file of a submission to a region; undefined: it came from the authority itself. */
export async function originalOf(db: Db, sealer: Sealer, parentId: number, submissionId: number) {
  const row = await db
    .selectFrom('submission_originals as original')
    .innerJoin('report_submissions as sent', 'sent.id', 'original.submission_id')
    .select(['original.name', 'original.sealed_content'])
    .where('sent.id', '=', submissionId)
    .where('sent.parent_id', '=', parentId)
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      content: Buffer.from(sealer.open<string>(row.sealed_content, purposeOf(submissionId)), 'base64'),
    }
  );
}
