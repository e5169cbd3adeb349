import type { RemedyBlock } from '../law/index.ts';
import type { EventKind, FileKind } from './tables.ts';

export const kindNames: Record<RemedyBlock, string> = {
  reconsideration: '行政复议',
  directSuit: '直接起诉',
  suitAfterReconsideration: '复议后起诉',
};

/** What a case is called where who is in it shall not be read: in alerts, in figures. */
export function caseName(of: { kind: RemedyBlock; caseNumber: string; filedOn: string }): string {
  return `${kindNames[of.kind]}${of.caseNumber ? ` ${of.caseNumber}` : `（${of.filedOn} 受理）`}`;
}

export const eventNames: Record<EventKind, string> = {
  opened: '登记',
  amended: '更正登记',
  answered: '提交答复',
  hearing: '听证、开庭',
  concluded: '审结',
  redone: '履行',
  reopened: '撤销审结登记',
  note: '补充材料',
  appealed: '上诉',
  appealAmended: '更正上诉登记',
  appealAnswered: '提交二审答辩',
  remanded: '发回重审',
  appealUndone: '撤销上诉登记',
  reopenedReply: '重新办理所涉申请',
};

export const fileNames: Record<FileKind, string> = {
  claim: '申请书、起诉状',
  answer: '答复书、答辩状',
  evidence: '证据、依据',
  decision: '决定书、裁判文书',
  other: '其他',
};

/** 答复 before the organ, 答辩 before the court. */
export const answerName = (kind: RemedyBlock): string => (kind === 'reconsideration' ? '提出答复' : '提交答辩状和证据');

/** 复议机关, 法院 */
export const bodyName = (kind: RemedyBlock): string => (kind === 'reconsideration' ? '复议机关' : '受诉法院');

const CONTESTS: Record<RemedyBlock, string> = {
  reconsideration: '申请行政复议',
  directSuit: '提起行政诉讼',
  suitAfterReconsideration: '经行政复议后提起行政诉讼',
};

/** What a case about something is called by its kind. @param about '某某〔2024〕1号 答复' */
export const titleOf = (kind: RemedyBlock, about: string): string => `不服${about}${CONTESTS[kind]}`.slice(0, 200);

/** A title that was made for one kind, of another kind; one that somebody wrote stays. */
export function retitled(title: string, kind: RemedyBlock): string {
  const end = Object.values(CONTESTS)
    .sort((a, b) => b.length - a.length)
    .find((words) => title.startsWith('不服') && title.endsWith(words));
  return end ? title.slice(0, -end.length) + CONTESTS[kind] : title;
}

/** 听证, 开庭 */
export const hearingName = (kind: RemedyBlock): string => (kind === 'reconsideration' ? '听证、听取意见' : '开庭');
