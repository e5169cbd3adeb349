import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, type Outcome, ok } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { contentOf, sealContent } from './content.ts';
import type { PaperKind } from './kinds.ts';
import type { PaperContent } from './wording/placeholders.ts';

export interface PaperInput {
  applicationId: number;
  kind: PaperKind;
  /** what the paper says beyond what the application itself knows */
  content: PaperContent;
}

export interface Draft {
  id: number;
  kind: PaperKind;
  content: PaperContent;
  version: number;
  updatedBy: number | null;
  updater: string;
  updatedAt: Date;
}

/** The paper of a kind that has not been issued yet; there is one at most. */
export async function draftOf(
  db: Db,
  sealer: Sealer,
  applicationId: number,
  kind: PaperKind,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('application_papers')
    .select(['id', 'kind', 'sealed_content', 'version', 'updater'])
    .select(['updated_by as updatedBy', 'updated_at as updatedAt'])
    .where('application_id', '=', applicationId)
    .where('kind', '=', kind)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed_content, ...draft } = row;
  return { ...draft, content: contentOf(sealer, applicationId, sealed_content) };
}

/** Saves the one draft of a kind, in the transaction that holds its application.
 *  @param hash of a reply: what a verdict is bound to @param seen version of the draft that the person saw; 0: none was there */
export async function saveDraft(
  act: Act,
  { applicationId, kind, content, hash }: PaperInput & { hash?: string },
  seen: number,
): Promise<Outcome<number>> {
  const draft = await draftOf(act.db, act.sealer, applicationId, kind);
  if ((draft?.version ?? 0) !== seen)
    return conflict(`${draft?.updater ?? '他人'} 已修改了这份文稿。您写的内容仍在下面，请核对后再保存`);
  const written = {
    sealed_content: sealContent(act.sealer, applicationId, content),
    reply_hash: hash ?? null,
    updated_at: act.now,
    updated_by: act.who.id,
    updater: act.who.name,
    returned: false,
  };
  if (draft) {
    await act.db
      .updateTable('application_papers')
      .set({ ...written, version: draft.version + 1 })
      .where('id', '=', draft.id)
      .execute();
    return ok(draft.id);
  }
  const { id } = await act.db
    .insertInto('application_papers')
    .values({ application_id: applicationId, authority_id: act.who.authorityId, kind, state: 'draft', ...written })
    .returning('id')
    .executeTakeFirstOrThrow();
  return ok(id);
}
