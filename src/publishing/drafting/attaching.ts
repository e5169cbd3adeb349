import { type Act, action, done } from '../../platform/action.ts';
import { conflict, invalid } from '../../platform/outcome.ts';
import { note } from '../document.ts';
import { writers } from '../rules.ts';
import { openRevision } from './actions.ts';

const ATTACHMENTS_MAX = 20;

interface Brought {
  id: number;
  files: readonly { hash: string; name: string }[];
}

/** 添加附件. The files are in the store already. */
export const attachFile = action('publishing.attachFile', writers, async (act, { id, files }: Brought) => {
  const open = await openRevision(act, id);
  if (!open.ok) return open;
  const { revision } = open.value;
  if (!files.length) return invalid('请选择要添加的文件', { files: '请选择要添加的文件' });
  if (revision.attachments.length + files.length > ATTACHMENTS_MAX)
    return invalid('附件过多', { files: `附件最多 ${ATTACHMENTS_MAX} 个` });
  let position = revision.attachments.at(-1)?.position ?? 0;
  for (const { hash, name } of files) {
    position += 1;
    await act.db
      .insertInto('revision_attachments')
      .values({ revision_id: revision.id, position, file_hash: hash, name })
      .execute();
    await note(act, { id, revisionId: revision.id }, 'attached', name);
  }
  await bring(act, id, files);
  return done(revision.id, `document:${id}`, { files });
});

/** A picture for the body. */
export const addImage = action('publishing.addImage', writers, async (act, { id, files }: Brought) => {
  const open = await openRevision(act, id);
  if (!open.ok) return open;
  await bring(act, id, files);
  return done(open.value.revision.id, `document:${id}`, { files });
});

async function bring({ db, who, now }: Act, id: number, files: Brought['files']) {
  if (!files.length) return;
  await db
    .insertInto('document_files')
    .values(files.map(({ hash }) => ({ document_id: id, file_hash: hash, uploaded_by: who.id, uploaded_at: now })))
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export const removeAttachment = action(
  'publishing.removeAttachment',
  writers,
  async (act, { id, position }: { id: number; position: number }) => {
    const open = await openRevision(act, id);
    if (!open.ok) return open;
    const { revision } = open.value;
    const gone = revision.attachments.find((attachment) => attachment.position === position);
    if (!gone) return conflict('这个附件已被移除');
    await act.db
      .deleteFrom('revision_attachments')
      .where('revision_id', '=', revision.id)
      .where('position', '=', position)
      .execute();
    await note(act, { id, revisionId: revision.id }, 'detached', gone.name);
    return done(revision.id, `document:${id}`, { name: gone.name, hash: gone.hash });
  },
);
