import { wordsOfName } from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { type Outcome, ok } from '../../../platform/outcome.ts';
import type { Passage } from '../../../platform/public-text/index.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';
import { foundWithFiles } from '../../../publishing/index.ts';
import { openApplicant } from '../../privacy/applicant.ts';
import type { ApplicationRow } from '../../store.ts';
import type { GivenWith } from '../given/store.ts';
import type { ReplyContent } from '../subject.ts';
import { dueToApplicant } from './own.ts';

/** A draft reply of an application, and what is given out with it. */
export interface ReplyOf {
  application: Pick<ApplicationRow, 'id' | 'authority_id' | 'sealed_applicant'>;
  content: ReplyContent;
  given: readonly Pick<GivenWith, 'hash' | 'name'>[];
}

/** The paragraphs of a reply, each with its place in words. */
export const partsOfReply = ({ body }: Pick<ReplyContent, 'body'>) =>
  body.split('\n').map((text, n) => ({ where: `答复内容第 ${n + 1} 段`, field: 'body', text }));

interface Books {
  db: Db;
  readonly sealer: Sealer;
}

/** What the automatic checks find in a draft reply and in the files that are given out with it, as far as these were looked
 *  into (`lookInside`), with the authority's lists and settings; what is the applicant's own is only told.
 *  @param today 'YYYY-MM-DD' in China @returns invalid where it could not be looked at in time */
export function foundInReply(books: Books, { content, ...of }: ReplyOf, today: string): Promise<Outcome<Passage[]>> {
  return foundAmong(books, of, partsOfReply(content), today);
}

/** The same of files alone. */
export function foundInGiven(books: Books, of: Omit<ReplyOf, 'content'>, today: string): Promise<Outcome<Passage[]>> {
  return foundAmong(books, of, [], today);
}

async function foundAmong(
  { db, sealer }: Books,
  { application, given }: Omit<ReplyOf, 'content'>,
  written: ReturnType<typeof partsOfReply>,
  today: string,
): Promise<Outcome<Passage[]>> {
  const { id, authority_id: authorityId, sealed_applicant } = application;
  const beside = given.map(({ name }) => ({ where: '附件名称', field: 'files', text: wordsOfName(name) }));
  const files = given.map(({ hash, name }) => ({ hash, name }));
  const asked = { authorityId, columnId: null, parts: { written, beside }, files };
  const found = await foundWithFiles(db, asked, today);
  if (!found.ok) return found;
  return ok(dueToApplicant(found.value, sealed_applicant ? openApplicant(sealer, id, sealed_applicant) : undefined));
}
