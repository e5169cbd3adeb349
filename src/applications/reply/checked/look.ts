import type { Db } from '../../../platform/database/index.ts';
import type { Outcome } from '../../../platform/outcome.ts';
import type { Passage } from '../../../platform/public-text/index.ts';
import { foundIn } from '../../../publishing/index.ts';
import type { ReplyContent } from '../subject.ts';

/** A draft reply of an application. */
export interface ReplyOf {
  application: { id: number; authority_id: number };
  content: ReplyContent;
}

/** The paragraphs of a reply, each with its place in words. */
export const partsOfReply = ({ body }: Pick<ReplyContent, 'body'>) =>
  body.split('\n').map((text, n) => ({ where: `答复内容第 ${n + 1} 段`, field: 'body', text }));

/** What the automatic checks find in a draft reply, with the authority's lists. @param today 'YYYY-MM-DD' in China
 *  @returns invalid where it could not be looked at in time */
export function foundInReply(db: Db, { application, content }: ReplyOf, today: string): Promise<Outcome<Passage[]>> {
  const parts = { written: partsOfReply(content), beside: [] };
  const asked = { authorityId: application.authority_id, columnId: null, parts, how: 'sensitive' } as const;
  return foundIn(db, asked, today);
}
