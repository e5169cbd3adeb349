import { type Act, action, done } from '../../platform/action.ts';
import type { KeptFile } from '../../platform/http/sealed-reply.ts';
import { notFound } from '../../platform/outcome.ts';
import { openIn } from '../privacy.ts';
import { handlers, sees } from '../rules.ts';

interface Taken {
  id: number;
  fileId: number;
}

async function fileOf({ db, who, sealer }: Act, { id, fileId }: Taken) {
  const row = await db
    .selectFrom('message_files as f')
    .innerJoin('messages as m', 'm.id', 'f.message_id')
    .innerJoin('files', 'files.hash', 'f.file_hash')
    .select(['f.sealed_name', 'f.file_hash as hash', 'files.media_type as mediaType', 'm.office_id as officeId'])
    .where('f.id', '=', fileId)
    .where('m.id', '=', id)
    .where('m.authority_id', '=', who.authorityId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed_name, ...file } = row;
  return { ...file, name: openIn<string>(sealer, id, 'fileName', sealed_name) };
}

/** 查看附件: a member of staff takes what came with a message; it may show who wrote it, so it is recorded.
 *  个人信息保护法 art. 51 */
export const takeMessageFile = action<Taken, KeptFile>('engagement.takeFile', handlers, async (act, given) => {
  const file = await fileOf(act, given);
  if (!file || !sees(act.who, file.officeId)) return notFound();
  return done(file, `message:${given.id}`, { file: given.fileId });
});

/** Who wrote a message takes back a file of their own. */
export const takeOwnMessageFile = action<Taken, KeptFile>('engagement.takeOwnFile', ['anyone'], async (act, given) => {
  const file = await fileOf(act, given);
  return file ? done(file, `message:${given.id}`, { file: given.fileId }) : notFound();
});
