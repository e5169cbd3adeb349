import { foundInside, termsOf } from '../../checks/index.ts';
import { findTerms } from '../../law/index.ts';
import { beside } from '../../platform/beside/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, type Outcome } from '../../platform/outcome.ts';
import { type Passage, passagesIn } from '../../platform/public-text/index.ts';
import { type Looked, lookWork, MOST, partsOf } from './look.ts';

const run = beside('publishing/look.js', lookWork);

/** The automatic checks over everything of a revision that the public would read, with the lists that its authority keeps
 *  or that are shared with it, and the inside of its attachments as far
 *  as they were looked into (`lookInside`). 条例 arts. 14, 15, 17
 *  @param today 'YYYY-MM-DD' in China
 *  @returns invalid where there is more than a person can confirm one by one, or where it could not be looked at in time */
export async function lookedInto(
  db: Db,
  { authorityId, revision }: { authorityId: number; revision: Looked },
  today: string,
): Promise<Outcome<Passage[]>> {
  const terms = await termsOf(db, authorityId);
  const length = revision.bodyText.length + revision.bodyHtml.length;
  const words = await run('sensitive', length, revision, today, terms.instead);
  if (!words.ok) return invalid(`自动检查没有完成：${words.message}`);
  const { written, beside: others } = partsOf(revision);
  const listed = passagesIn([...written, ...others], (text) => findTerms(text, terms));
  const found = [...words.value, ...listed, ...(await foundInside(db, revision.attachments))];
  if (found.filter(({ severity }) => severity !== 'hint').length <= MOST) return { ok: true, value: found };
  return invalid(`自动检查发现的内容超过 ${MOST} 处，无法逐一核对。请隐去其中的个人信息，或拆分为几份文稿后再送审`);
}
