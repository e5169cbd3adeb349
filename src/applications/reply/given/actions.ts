import { action, done } from '../../../platform/action.ts';
import type { KeptFile } from '../../../platform/http/sealed-reply.ts';
import { conflict, type Failure, notFound } from '../../../platform/outcome.ts';
import { reaches } from '../../../platform/roles.ts';
import { type CopiedFile, copyInWords, type Told } from '../../../publishing/index.ts';
import { latestRound, mayKnow } from '../../../review/index.ts';
import { keepNote } from '../../handling/keep-note.ts';
import { type Held, hold, type Seen } from '../../handling/steps/take.ts';
import { handlers, legalReviewers, readers } from '../../rules.ts';
import { addFiles } from '../../store.ts';
import { replyReleases } from '../checked/release.tsx';
import { givenChanged } from '../submit.ts';
import { type GivenWith, givenWith } from './store.ts';

interface OfFile {
  id: number;
  fileId: number;
}

/** Who reviews, signs or lets through a reply opens what is given out with it; it is personal, so it is recorded.
 *  个人信息保护法 art. 51 */
export const takeGiven = action<OfFile, KeptFile>(
  'applications.takeGiven',
  [...new Set([...readers, ...legalReviewers]), 'secrecyReviewer', 'deputies'],
  async (act, { id, fileId }) => {
    const { db, who } = act;
    const given = await givenWith(act, { id, authority_id: who.authorityId });
    const file = given.find((one) => one.id === fileId);
    if (!file) return notFound();
    if (!reaches(who, ...readers, ...legalReviewers)) {
      const round = await latestRound(db, replyReleases.name, String(id));
      if (!round || !mayKnow(replyReleases, round, who)) return notFound();
    }
    return done(file, `application:${id}`, { file: fileId });
  },
);

type Kept = Seen & {
  file: GivenWith;
  /** the same, sealed, as the office keeps it from now on */
  sealedHash: string;
};

/** 不再提供: a file is not given out with the reply; the office keeps it, sealed like all that is not given out. */
export const withdrawGiven = action<Kept, void>(
  'applications.withdrawGiven',
  handlers,
  async (act, { file, sealedHash, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const against = await keepBack(act, got.held, file, sealedHash);
    if (against) return against;
    await givenChanged(act, got.held.row);
    return done(undefined, `application:${seen.id}`, { file: file.id });
  },
);

/** 遮盖、清理后提供: a copy is given out in the place of a file, which the office keeps. 条例 art. 15 */
export const giveCopy = action<Kept & { copy: CopiedFile; told: Told }, void>(
  'applications.giveCopy',
  handlers,
  async (act, { file, sealedHash, copy, told, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const against = await keepBack(act, got.held, file, sealedHash);
    if (against) return against;
    const by = { name: act.who.name, applicant: false, at: act.now, stepSeq: null };
    await addFiles(act, seen.id, [{ ...copy, kind: 'information' }], by);
    await keepNote(act, seen.id, `提供《${copy.name}》，由《${file.name}》生成${copyInWords(told)}`);
    await givenChanged(act, got.held.row);
    const { hidden, removed } = told;
    return done(undefined, `application:${seen.id}`, { file: file.id, hidden, removed });
  },
);

/** The file stays with the office alone. @returns conflict where the reply is signed, or the file is not given out any more */
async function keepBack(
  { db }: Parameters<typeof hold>[0],
  { row, state }: Held,
  file: GivenWith,
  sealedHash: string,
): Promise<Failure | undefined> {
  if (state.phase !== 'open') return conflict('答复已经签发或者现在不能办理，提供的文件不能再改动');
  const { numUpdatedRows } = await db
    .updateTable('application_files')
    .set({ kind: 'other', file_hash: sealedHash })
    .where('id', '=', file.id)
    .where('application_id', '=', row.id)
    .where('kind', '=', 'information')
    .where('file_hash', '=', file.hash)
    .executeTakeFirst();
  return numUpdatedRows ? undefined : conflict('这个文件已不再提供或者已经更换，请刷新后再办理');
}
