import { type Failure, forbidden, notFound } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { heads, writers } from '../words.ts';
import type { DueLine } from './list.ts';

/** Who answers for a due now: the office, its heir where it was closed, or null: the authority. */
export const answers = ({ office, heir }: Pick<DueLine, 'office' | 'heir'>): number | null =>
  heir?.id ?? office?.id ?? null;

/** Does this person publish for the office that owes it? What the authority itself owes, any of its editors may write. */
export function isOwn(due: Pick<DueLine, 'office' | 'heir'>, who: Who): boolean {
  if (!has(who, ...writers) || who.officeId === null) return false;
  const whose = answers(due);
  return whose === null ? has(who, 'editor') : whose === who.officeId;
}

/** May they know of it, and say what met it? The head of all, who publishes of their own office's and of the authority's. */
export const mayHandle = (due: Pick<DueLine, 'office' | 'heir'>, who: Who): boolean =>
  has(who, ...heads) || isOwn(due, who);

/** What keeps them from it; undefined: nothing. What they may not know of does not exist. */
export function handleFault(due: DueLine | undefined, who: Who): Failure | undefined {
  return due && mayHandle(due, who) ? undefined : notFound();
}

/** Another person than the one who asked judges an excuse. */
export function judgeFault(excuse: { askedById: number }, who: Who): Failure | undefined {
  return excuse.askedById === who.id ? forbidden('自己提出的说明，应由另一位负责人审核') : undefined;
}

/** What a document that is begun from a due is called: '新丰村2026年11月村级财务收支公开'. */
export function titleFor({ office, content, when }: Pick<DueLine, 'office' | 'content' | 'when'>): string {
  const body = `${office?.name ?? ''}${when}${content.level2}`;
  return /公开|公示|公告|报告|指南$/.test(content.level2) ? body : `${body}公开`;
}
