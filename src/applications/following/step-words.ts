import { REPLY_KINDS, type Step } from '../../law/index.ts';
import { longDate } from '../../platform/dates.ts';
import { readableYuan } from '../../platform/money.ts';

/** A step as the applicant reads it. */
export interface StepWords {
  title: string;
  text: string;
}

/** A reply that third parties have to be told of before its applicant can have it. 条例 art. 32 */
export const HELD_BACK: StepWords = {
  title: '作出答复',
  text: '答复已经作出，正在依法书面告知第三方，告知后即可查看和下载。',
};

/** What a step means to the applicant, in plain words; undefined for what happens inside the office. What others
 *  said who were asked is theirs, and is not told here. @param note what the office wrote for the applicant */
export function stepWords(step: Step, note: string): StepWords | undefined {
  switch (step.kind) {
    case 'registered':
      if (step.receiptConfirms)
        return { title: '提交申请', text: '系统已收到您的申请，当天为收到申请之日，从次日起计算答复期限。' };
      return step.channel === 'online'
        ? { title: '提交申请', text: '申请已送达本机关，工作人员会与您联系确认。确认的当天为收到申请之日。' }
        : { title: '提交申请', text: '本机关已登记您的申请。' };
    case 'confirmed':
      return { title: '确认收到', text: '已与您确认收到申请，从次日起计算答复期限。' };
    case 'clarificationRequested':
      return { title: '请您补正', text: `请在 ${longDate(step.by)}前补正。${note && `需要补正：${note}`}` };
    case 'reopened':
      return {
        title: '重新办理',
        text: `根据${step.order}，本机关重新办理您的申请${step.by ? `，${longDate(step.by)}前重新答复` : ''}。`,
      };
    case 'clarified':
      return { title: '收到补正', text: '已收到您的补正，答复期限从次日起重新计算。' };
    case 'thirdPartyAsked':
      return {
        title: '征求第三方意见',
        text: '公开可能影响他人的合法权益，已书面征求意见。征求意见的时间不计入答复期限。',
      };
    case 'thirdPartyAnswered':
      return { title: '征求意见结束', text: '向第三方征求意见已经结束，答复期限继续计算。' };
    case 'coAuthorityAsked':
      return {
        title: '征求其他机关意见',
        text: '信息由几个机关共同制作，已征求他们的意见。征求意见的时间不计入答复期限。',
      };
    case 'coAuthorityAnswered':
      return { title: '征求意见结束', text: '向其他机关征求意见已经结束，答复期限继续计算。' };
    case 'extended':
      return {
        title: '延长答复期限',
        text: `经负责人同意，答复期限延长 ${step.days} 个工作日。${note && `原因：${note}`}`,
      };
    case 'reasonsRequested':
      return {
        title: '请您说明理由',
        text: `申请的数量、频次明显超过合理范围，请在 ${longDate(step.by)}前说明申请的理由。${note && `情况：${note}`}`,
      };
    case 'reasonsGiven':
      return { title: '收到您说明的理由', text: '本机关正在审查您说明的理由。' };
    case 'deferred':
      return {
        title: '延迟答复',
        text: `您说明的理由合理，因数量较多，本机关将在 ${longDate(step.by)}前答复。${note && `原因：${note}`}`,
      };
    case 'feeNotified':
      return {
        title: '请您缴费',
        text: `申请数量明显超过合理范围，需缴纳信息处理费 ${readableYuan(step.fen)} 元，缴费办法见收费通知。`,
      };
    case 'feeNoticeReceived':
      return { title: '收费通知已送达', text: '请自次日起 20 个工作日内缴费，逾期未缴的，视为放弃申请。' };
    case 'feePaid':
      return { title: '收到缴费', text: '已收到信息处理费，答复期限从次日起重新计算。' };
    case 'replied':
      return { title: '作出答复', text: `${REPLY_KINDS[step.reply].label}。` };
    case 'delivered':
      return { title: '送达答复', text: '答复已按您选择的方式送达。' };
    case 'withdrawn':
      return { title: '撤回申请', text: '您撤回了申请，不再办理。' };
    case 'lapsed':
      return step.why === 'feeOverdue'
        ? { title: '不再办理', text: '逾期没有缴纳信息处理费，视为放弃申请。' }
        : { title: '不再办理', text: '逾期没有补正，视为放弃申请。' };
    case 'split':
      return { title: '分成几件办理', text: '申请涉及几件事，已按一事一申请分开办理，另外的编号会告诉您。' };
    case 'merged':
      return { title: '合并办理', text: '与您提出的另一件相同申请合并办理，请查询那一件。' };
    case 'legallyReviewed':
    case 'thirdPartyTold':
    case 'archived':
      return undefined;
  }
}
