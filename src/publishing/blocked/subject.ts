import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { passageKey } from '../../platform/public-text/index.ts';
import {
  type AcknowledgedBy,
  acknowledgedIn,
  type ChainStep,
  latestRound,
  type PagedKind,
  type Round,
  reviewHref,
  type Subject,
} from '../../review/index.ts';
import { documentById, lockDocument, note } from '../document.ts';
import { contentHash, revisionById } from '../revisions.ts';
import { authorityWide, leadsTo } from '../rules.ts';
import { filesOf, textOfRevision } from '../under-review/fields.ts';
import { shown } from '../under-review/reading.tsx';

/** 保密审查放行: what the checks stop is let through by who reviews secrecy alone, each with their statement, for exactly
 *  this content. 条例 arts. 14, 17 */
export const releaseStep: ChainStep = {
  label: '保密审查员放行',
  role: 'secrecyReviewer',
  scope: 'authority',
  checks: 'release',
};

/** Drafts of which something must be let through before they can be submitted. */
export const releases: PagedKind = {
  name: 'release',
  words: {
    kind: '保密放行申请',
    it: '这份文件',
    text: '文稿',
    wrote: '撰写或修改',
    drafted: '起草',
    review: '放行审查',
  },
  chain: 'own',
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

  page: { hold, shown: (db, round) => shown(db, round, 'release'), passed: '已放行，起草科室可以送审' },
};

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

/** By passage (passageKey), who let it through in exactly this content, and why. */
export async function releasedIn(
  db: Db,
  documentId: number,
  hash: string,
): Promise<ReadonlyMap<string, AcknowledgedBy>> {
  return releasedBy(db, await latestRound(db, releases.name, String(documentId)), hash);
}

/** The same, where the newest round is known. */
export async function releasedBy(
  db: Db,
  round: Round | undefined,
  hash: string,
): Promise<ReadonlyMap<string, AcknowledgedBy>> {
  if (round?.state !== 'passed' || round.contentHash !== hash) return new Map();
  return new Map((await acknowledgedIn(db, round)).map((one) => [passageKey(one), one]));
}
