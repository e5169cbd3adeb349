import { type Act, action, done } from '../../platform/action.ts';
import type { KeptFile } from '../../platform/http/sealed-reply.ts';
import { notFound } from '../../platform/outcome.ts';
import { openText } from '../privacy/sealed-words.ts';
import { readers } from '../rules.ts';
import { isReplyHeldBack } from '../store.ts';

interface Taken {
  id: number;
  fileId: number;
}

async function fileOf({ db, who, sealer }: Act, { id, fileId }: Taken) {
  const row = await db
    .selectFrom('application_files as f')
    .innerJoin('applications as a', 'a.id', 'f.application_id')
    .innerJoin('files', 'files.hash', 'f.file_hash')
    .select(['f.sealed_name', 'f.file_hash as hash', 'files.media_type as mediaType'])
    .select(['f.kind', 'f.by_applicant as own', 'a.phase'])
    .where('f.id', '=', fileId)
    .where('a.id', '=', id)
    .where('a.authority_id', '=', who.authorityId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed_name, ...file } = row;
  return { ...file, name: openText(sealer, id, 'fileName', sealed_name) };
}

/** A member of staff takes a file of an application; it is personal, so it is recorded. 个人信息保护法 art. 51 */
export const takeFile = action<Taken, KeptFile>('applications.takeFile', readers, async (act, given) => {
  const file = await fileOf(act, given);
  return file ? done(file, `application:${given.id}`, { file: given.fileId }) : notFound();
});

/** The applicant takes back a file of their own, or the information once they may have it. */
export const takeOwnFile = action<Taken, KeptFile>('applications.takeOwnFile', ['anyone'], async (act, given) => {
  const file = await fileOf(act, given);
  const provided =
    file?.kind === 'information' &&
    (file.phase === 'closed' || file.phase === 'archived') &&
    !(await isReplyHeldBack(act.db, given.id));
  return file && (file.own || provided) ? done(file, `application:${given.id}`, { file: given.fileId }) : notFound();
});
