import { action, done } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { KeptFile } from '../../platform/http/sealed-reply.ts';
import { notFound } from '../../platform/outcome.ts';
import { readers } from '../rules.ts';
import { isReplyHeldBack } from '../store.ts';

interface Taken {
  id: number;
  fileId: number;
}

function fileOf(db: Tx, authorityId: number, { id, fileId }: Taken) {
  return db
    .selectFrom('application_files as f')
    .innerJoin('applications as a', 'a.id', 'f.application_id')
    .innerJoin('files', 'files.hash', 'f.file_hash')
    .select(['f.name', 'f.file_hash as hash', 'files.media_type as mediaType'])
    .select(['f.kind', 'f.by_applicant as own', 'a.closed_on as closed'])
    .where('f.id', '=', fileId)
    .where('a.id', '=', id)
    .where('a.authority_id', '=', authorityId)
    .executeTakeFirst();
}

/** A member of staff takes a file of an application; it is personal, so it is recorded. 个人信息保护法 art. 51 */
export const takeFile = action<Taken, KeptFile>('applications.takeFile', readers, async ({ db, who }, given) => {
  const file = await fileOf(db, who.authorityId, given);
  return file ? done(file, `application:${given.id}`, { file: given.fileId }) : notFound();
});

/** The applicant takes back a file of their own, or the information once they may have it. */
export const takeOwnFile = action<Taken, KeptFile>(
  'applications.takeOwnFile',
  ['anyone'],
  async ({ db, who }, given) => {
    const file = await fileOf(db, who.authorityId, given);
    const provided = file?.kind === 'information' && file.closed !== null && !(await isReplyHeldBack(db, given.id));
    return file && (file.own || provided) ? done(file, `application:${given.id}`, { file: given.fileId }) : notFound();
  },
);
