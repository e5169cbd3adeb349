import type { Db } from '../platform/database/index.ts';
import { AUDIENCES, type Audience, type GuideContent, SUBJECTS, type SubjectId } from './content.ts';
import { isOnline } from './doubts.ts';
import { guidesOf } from './store.ts';

/** A guide that the public reads. */
export interface PublicGuide {
  id: number;
  content: GuideContent;
  officeName: string;
  /** when this version was signed */
  publishedAt: Date;
  /** 'YYYY-MM-DD': when somebody last found it right */
  checkedOn: string;
}

/** What somebody looks for; what is left out or '' narrows nothing. */
export interface GuideWish {
  words?: string;
  audience?: string;
  subject?: string;
}

/** Guides on an authority's site, by subject in its order and then by name. */
export async function publicGuides(db: Db, authorityId: number, wish: GuideWish = {}): Promise<PublicGuide[]> {
  const all = (await guidesOf(db, authorityId)).filter(isOnline).map(({ id, shown, officeName, ...guide }) => ({
    ...{ id, content: shown!, officeName },
    publishedAt: guide.publishedAt!,
    checkedOn: guide.checkedOn!,
  }));
  const order = Object.keys(SUBJECTS);
  return all
    .filter(({ content }) => fits(content, wish))
    .sort(
      (a, b) =>
        order.indexOf(a.content.subject) - order.indexOf(b.content.subject) ||
        a.content.title.localeCompare(b.content.title, 'zh-CN'),
    );
}

/** Whether a guide is meant: each of the words stands in its name, its subject, whom it is for or what it asks for. */
export function fits(content: GuideContent, { words = '', audience = '', subject = '' }: GuideWish): boolean {
  if (audience && !content.audiences.includes(audience as Audience)) return false;
  if (subject && content.subject !== subject) return false;
  const papers = (content.materials ?? []).map(({ name }) => name);
  const said = [
    content.title,
    content.subject && SUBJECTS[content.subject as SubjectId],
    ...content.audiences.map((one) => AUDIENCES[one]),
    ...papers,
    content.result,
  ]
    .join('\n')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
