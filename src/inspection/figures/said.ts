import type { House } from '../../platform/room.ts';
import { type Mark, nameOf } from './store.ts';

/** What an entry of the audit log says of what was confirmed in a form: '逐处勾选 2 处；手机号码：值班电话'. */
function confirmedInWords(detail: string): string {
  const { ticked, counts: _, ...reasons } = JSON.parse(detail) as Record<string, unknown>;
  const said = Object.entries(reasons).map(([check, reason]) => `${nameOf(check)}：${String(reason)}`);
  return [...(typeof ticked === 'number' ? [`逐处勾选 ${ticked} 处`] : []), ...said].join('；');
}

/** A record as people read it. */
export interface MarkInWords {
  at: Date;
  title: string;
  /** where it is looked at; undefined: nowhere for this person */
  href: string | undefined;
  check: string;
  place: string;
  person: string;
  reason: string;
  n: number;
}

const kindNames: Record<string, string> = { reply: '答复', replyRelease: '答复', document: '文件', release: '文件' };

/** @param applications may open applications */
export function inWords(mark: Mark, { words }: Pick<House, 'words'>, applications: boolean): MarkInWords {
  const { at, check, n, person } = mark;
  if (mark.kind === 'log') {
    const title = words.actions[mark.id] ?? mark.id;
    return { at, title, href: undefined, check, place: '', person, reason: confirmedInWords(mark.reason), n };
  }
  const reply = mark.kind.startsWith('reply');
  if (mark.kind === 'online') {
    const place = mark.place + (mark.excerpt && `“${mark.excerpt}”`);
    return { at, check, n, person, title: `网站　${mark.title}`, href: undefined, place, reason: mark.reason };
  }
  if (!reply && !mark.title)
    return { at, check, n, person, title: '文件　草稿已删除', href: undefined, place: mark.place, reason: mark.reason };
  const href = reply ? applications && `/console/applications/${mark.id}` : `/console/documents/${mark.id}`;
  const sealed = reply && person ? '理由随答复稿密封保存' : '';
  return {
    ...{ at, check, n, person, title: `${kindNames[mark.kind] ?? ''}　${mark.title}`.trim(), href: href || undefined },
    place: mark.place + (mark.excerpt && `“${mark.excerpt}”`),
    reason: mark.reason || sealed,
  };
}
