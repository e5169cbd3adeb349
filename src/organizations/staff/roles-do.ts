import type { Role } from '../../platform/roles.ts';

/** What each role is for, in a sentence, where it is given and in the help: what its holder does, and what may not be
 *  theirs as well. */
export const rolesDo: Readonly<Record<Role, string>> = {
  editor: '撰写、送审本科室的文稿，登记各渠道的公开；不能审核自己写的。须有所属科室',
  officeReviewer: '初审本科室的文稿；村、社区的文稿由本村、本社区的负责人初审。可以兼编辑，但不能审自己写的',
  secrecyReviewer: '逐件进行保密审查（《条例》第十七条）；一轮中不能再办别的环节，宜由专人担任',
  signer: '终审签发文稿、年度报告和申请答复；一般由分管领导担任，不必属于科室',
  disclosureHead:
    '主管本机关信息公开：机关信息、审核环节、栏目、年度报告、延期同意（《条例》第四条）。可以兼科室负责人',
  caseOfficer: '登记、办理信息公开申请和复议诉讼（《条例》第二十七条）。可以兼编辑',
  contact: '村、社区的信息公开：撰写本村文稿，在公开栏、微信群发布后登记。须属于该村、社区',
  cityOffice: '上级公开办：接收、退回下级的年度报告，汇总本地区报告',
  systemAdmin: '新增、停用人员，设置科室和邮件。三员之一，不办业务',
  securityAdmin: '授权、重置密码、解除登录限制。三员之一，不办业务',
  auditAdmin: '查阅、导出审计日志，校验完整性。三员之一，不办业务',
  platformOperator: '登记、停用平台上的机关和域名，录入放假安排。由系统管理员兼',
  platformSecurity: '指定平台管理员，保管新机关管理员一次性密码的前半段。由安全管理员兼',
  platformAuditor: '查阅全平台的审计日志。由审计管理员兼',
};
