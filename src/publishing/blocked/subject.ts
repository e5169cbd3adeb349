import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { type ReleaseStanding, releaseKind, releaseStanding, reviewHref, type Subject } from '../../review/index.ts';
import { documentById, lockDocument, note } from '../document.ts';
import { contentHash, type Revision, revisionById } from '../revisions.ts';
import { authorityWide, leadsTo } from '../rules.ts';
import { filesOf, textOfRevision } from '../under-review/fields.ts';
import { shown } from '../under-review/reading.tsx';

/** Drafts of which something must be let through before they can be submitted. */
export const releases = releaseKind({
  name: 'release',
  words: { kind: '保密放行申请', it: '这份文件', text: '文稿', wrote: '撰写或修改', drafted: '起草' },
  readers: authorityWide,

  async present(db, ids) {
    const found = await Promise.all(ids.map((id) => presentOne(db, Number(id))));
    return new Map(found.flatMap((one) => (one ? [[one.id, one]] : [])));
  },

  async follow(act, { kind, round, remark }) {
    const line = ({ passed: 'released', returned: 'notReleased', voided: 'releaseVoided' } as Record<string, string>)[
      kind
    ];
    if (line) await note(act, { id: Number(round.subjectId), revisionId: Number(round.version) }, line, remark);
    return undefined;
  },

  async textAgain(db, { version }) {
    const revision = await revisionById(db, Number(version));
    return revision && textOfRevision(db, revision);
  },

  files: filesOf,

  page: { hold, shown: (books, round) => shown(books, round, 'release'), passed: '已放行，起草科室可以送审' },
});

async function presentOne(db: Db, id: number): Promise<Subject | undefined> {
  const document = await documentById(db, id);
  if (!document || !leadsTo('enterReview', document.state)) return undefined;
  const revision = (await revisionById(db, document.revisionId))!;
  return {
    id: String(id),
    title: revision.title,
    href: reviewHref('release', String(id)),
    contentHash: contentHash(id, revision),
  };
}

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  const document = /^\d{1,15}$/.test(id) ? await lockDocument(db, Number(id)) : undefined;
  return document?.authorityId === who.authorityId ? presentOne(db, document.id) : undefined;
}

/** What became of what the checks stop in a draft as it is now. @param today 'YYYY-MM-DD' */
export function standingOf(
  books: { db: Db; readonly sealer: Sealer },
  { id, authorityId, revision }: { id: number; authorityId: number; revision: Revision },
  today: string,
): Promise<ReleaseStanding> {
  return releaseStanding(books, releases, { id: String(id), authorityId, hash: contentHash(id, revision) }, today);
}
