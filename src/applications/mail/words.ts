/** Of what an applicant is told by mail. */
export type MailKind = 'filed' | 'acknowledgement' | 'clarification' | 'extension' | 'reasons' | 'deferral' | 'reply';

/** What an application is called in the outbox and in the audit log. */
export const aboutOf = (applicationId: number) => `application:${applicationId}`;

export const MAIL_KINDS: Record<MailKind, string> = {
  filed: '提交成功',
  acknowledgement: '登记回执',
  clarification: '补正告知',
  extension: '延期告知',
  reasons: '要求说明理由',
  deferral: '延迟答复告知',
  reply: '答复',
};
export const MAIL_STATES = {
  waiting: '等待发送',
  sent: '已发出',
  failed: '没有发出',
  dropped: '不再发送',
  gathered: '并入另一封',
} as const;

/** What a mail may know: a number and days, nothing of the person and nothing of what they asked. */
export interface MailFacts {
  kind: MailKind;
  /** of the application */
  number: string;
  /** last day to reply, 'YYYY-MM-DD'; null: nothing runs */
  due: string | null;
  /** the applicant's last day to clarify */
  by: string | null;
  /** the paper goes with it */
  attached: boolean;
  authority: string;
  /** where the state is looked up; undefined: the authority has no site */
  track: string | undefined;
}

/** The words of a mail to an applicant. */
export function mailWords({ kind, number, due, by, attached, authority, track }: MailFacts) {
  const until = due ? `本机关将在 ${due} 前答复` : '答复期限请登录查询';
  const sentence: Record<MailKind, string> = {
    filed: '已经提交成功。本机关会打电话与您确认收到，从确认的次日起计算答复期限',
    acknowledgement: `已经登记收到，${until}`,
    clarification: `需要补正${by ? `，请在 ${by} 前补正，过期不补正又没有正当理由的，视为放弃申请` : ''}。要补正什么，请登录查看`,
    extension: `经批准延长了答复期限，${until}`,
    reasons: '需要您说明理由。要说明什么、期限到哪一天，请登录查看；理由不合理的，依法不予处理',
    deferral: `确定了延迟答复的期限，${until}`,
    reply: attached
      ? '已经答复，答复书见附件。不服答复的，答复书上写明了怎样申请复议、提起诉讼'
      : '已经答复，请登录查看和下载答复书',
  };
  return {
    subject: `政府信息公开申请（${number}）：${MAIL_KINDS[kind]}`,
    body: [
      '您好：',
      '',
      `您的政府信息公开申请（编号 ${number}）${sentence[kind]}。`,
      '',
      ...(track
        ? [`查询办理情况：${track}`, '查询时请填写编号，以及提交时给您的查询码。']
        : ['查询办理情况，请与本机关联系。']),
      '',
      authority,
      '本邮件由系统自动发出，请不要回复。',
    ].join('\n'),
  };
}
