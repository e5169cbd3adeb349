import { leftOutIn } from '../../../checks/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Outcome } from '../../../platform/outcome.ts';
import { type Passage, passageKey } from '../../../platform/public-text/index.ts';
import type { Revision } from '../../revisions.ts';
import { partsOf } from '../../under-review/look.ts';
import { foundIn } from '../../under-review/looked-into.ts';
import type { DraftForm } from '../forms.ts';
import { mendedBody } from '../passages.ts';
import { lineOf, READ_WHILE_WRITING } from './fields.ts';

/** What the checks find in a draft as it was saved, but for its attachments, which are looked into when it is submitted.
 *  @returns `cut`: of the body only the beginning was looked into; `leftOut`: what was not looked for, in a sentence */
export async function foundInDraft(
  db: Db,
  { authorityId, revision }: { authorityId: number; revision: Revision },
  today: string,
): Promise<{ found: Outcome<Passage[]>; cut: boolean; leftOut: string }> {
  const bodyText = beginningOf(revision.bodyText);
  const parts = partsOf({ ...revision, bodyText, attachments: [] });
  const { columnId } = revision;
  const found = await foundIn(db, { authorityId, columnId, parts, how: 'all' }, today);
  return {
    found,
    cut: bodyText.length < revision.bodyText.length,
    leftOut: await leftOutIn(db, authorityId, columnId),
  };
}

/** Whole lines, unless the first alone is too long. */
function beginningOf(text: string): string {
  if (text.length <= READ_WHILE_WRITING) return text;
  const end = text.lastIndexOf('\n', READ_WHILE_WRITING);
  return text.slice(0, end > 0 ? end : READ_WHILE_WRITING);
}

/** Names a finding of a draft on its page. */
export const mendKey = (one: Passage): string => `${passageKey(one)}-${one.index}`;

/** Whether the program can put something else in the place of what was found. */
export function isMendable(one: Passage): boolean {
  const within = one.field !== 'body_html' || lineOf(one) !== undefined;
  return one.mend !== undefined && within && !one.text.includes('\t');
}

const columns = {
  title: 'title',
  summary: 'summary',
  correction_note: 'correctionNote',
  source: 'source',
  document_number: 'documentNumber',
} as const;

/** A draft's text with one finding mended. @returns what of the form is another; undefined: it is not there any more */
export function mendedDraft(revision: Revision, one: Passage): Partial<DraftForm> | undefined {
  if (!isMendable(one)) return undefined;
  const { field, text, index, mend = '' } = one;
  const mended = (whole: string) =>
    whole.startsWith(text, index) ? whole.slice(0, index) + mend + whole.slice(index + text.length) : undefined;
  if (field === 'keywords') return { keywords: revision.keywords.map((word) => mended(word) ?? word) };
  if (field === 'body_html') {
    const body_html = mendedBody(revision.bodyHtml, { line: lineOf(one)!, index, text }, mend);
    return body_html === undefined ? undefined : { body_html };
  }
  const whole = field in columns ? mended(revision[columns[field as keyof typeof columns]]) : undefined;
  return whole === undefined ? undefined : { [field]: whole };
}
