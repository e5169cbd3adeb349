import { leftOut, settingsOf, termsListed } from '../../checks/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { LookedAt } from '../../review/index.ts';
import type { Revision } from '../revisions.ts';

/** What of a revision the automatic checks have not looked at, by the gate at which a person does. What of its attachments
 *  they could not read is among what they found (`unread`). */
export async function unlookedIn(
  db: Db,
  authorityId: number,
  { bodyHtml, columnId }: Pick<Revision, 'bodyHtml' | 'columnId'>,
): Promise<LookedAt['unlooked']> {
  const [{ norm = 0, internal = 0 }, settings] = await Promise.all([
    termsListed(db, authorityId),
    settingsOf(db, authorityId, columnId),
  ]);
  const off = (of: RegExp) => [leftOut(settings, of)].filter(Boolean);
  const count = bodyHtml.match(/<img\b/g)?.length ?? 0;
  // their words are read, or told as unread among what was found
  const pictures = count > 0 ? [`正文里 ${count} 张图片的画面`] : [];
  const links = bodyHtml.match(/\shref="https?:/gi)?.length ?? 0;
  const outside = links > 0 ? [`${links} 个站外链接能否打开，公开以后才试`] : [];
  return {
    language: ['语句是否通顺', ...off(/^lang\./)],
    norms: ['数据是否属实、依据是否现行有效', ...outside, ...off(/^(?:norm|form)\./)],
    politics: [
      norm > 0
        ? `导向是否正确，只比对了规范表述表中的 ${norm} 个用语`
        : '规范表述（规范表述表还是空的，没有可以比对的用语）',
      ...pictures,
    ],
    secrecy: [
      '内容按其意思是否涉密',
      ...(internal > 0 ? [] : ['内部用语（涉密和内部用语表还是空的）']),
      ...off(/^meta\./),
      ...pictures,
    ],
  };
}
