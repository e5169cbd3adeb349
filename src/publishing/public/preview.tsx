import type { ComponentChildren, VNode } from 'preact';
import type { Db } from '../../platform/database/index.ts';
import type { FullDocument } from '../desk/queries.ts';
import { Article } from './article.tsx';
import { relatedOf } from './queries.ts';

/** What the public sees or would see of a document, as staff may look at it: files that are not public yet are theirs to
 *  open. Its sheet is article.css. @param title with marks, where something in it was found */
export async function previewOf(db: Db, document: FullDocument, title?: ComponentChildren): Promise<VNode> {
  const related = await relatedOf(db, document.id, document.revision.id);
  return <Article content={{ ...document, related }} base="/console" title={title} />;
}
