import { minuteOf } from '../platform/dates.ts';

/** What the auditor reads for each action of the program: its name in the books → in Chinese. */
export const actionWords: Record<string, string> = {
  'demo.load': '载入演示数据',
  'alerts.retry': '重发提醒邮件',
  'alerts.saveAddress': '填写提醒邮箱',
  'alerts.saveMailSettings': '保存邮件设置',
  'annualReport.abandonCorrection': '年报：放弃更正',
  'annualReport.acceptFindings': '年报：说明核对问题',
  'annualReport.answerPromises': '年报：答复上年改进事项',
  'annualReport.beginCorrection': '年报：开始更正',
  'annualReport.correctAct': '年报：更正登记的数据',
  'annualReport.correctFigure': '年报：更正数字',
  'annualReport.editPart': '年报：修改文字',
  'annualReport.liftCorrection': '年报：撤销数字更正',
  'annualReport.publish': '年报：发布',
  'annualReport.recall': '年报：撤回送审',
  'annualReport.recordAct': '年报：登记数据',
  'annualReport.removeAct': '年报：删除登记的数据',
  'annualReport.review': '年报：审核',
  'annualReport.submit': '年报：送审',
  'applications.addNote': '申请：添加备注',
  'applications.approveExtension': '申请：批准延期',
  'applications.archive': '申请：归档',
  'applications.askAuthority': '申请：征求其他机关意见',
  'applications.askThirdParty': '申请：征求第三方意见',
  'applications.assignOfficer': '申请：指定经办人',
  'applications.changeWording': '修改文书模板',
  'applications.codeLocked': '申请：查询码连续输错，暂停查询',
  'applications.confirmReceipt': '申请：确认收到',
  'applications.declineExtension': '申请：不批准延期',
  'applications.discardPrepared': '申请：放弃预拟文书',
  'applications.draftReply': '申请：起草答复',
  'applications.declineForEverybody': '申请：不予转为主动公开',
  'applications.draftForEverybody': '申请：转为主动公开，拟稿',
  'applications.erasePersonalData': '申请：到期删除个人信息',
  'applications.file': '申请：网上提交',
  'applications.lapse': '申请：逾期视为放弃',
  'applications.mailApplicant': '申请：发送邮件通知',
  'applications.merge': '申请：并案',
  'applications.notifyCorrection': '申请：通知补正',
  'applications.notifyFee': '申请：通知收费',
  'applications.openPersonalData': '申请：查看个人信息',
  'applications.preparePaper': '申请：预拟文书',
  'applications.recordAuthorityAnswer': '申请：登记其他机关意见',
  'applications.recordCorrection': '申请：登记补正',
  'applications.recordDelivery': '申请：登记送达',
  'applications.recordFeeNoticeReceived': '申请：登记收费通知送达',
  'applications.recordMailedDelivery': '申请：登记电子邮件送达',
  'applications.recordPayment': '申请：登记缴费',
  'applications.recordThirdPartyAnswer': '申请：登记第三方意见',
  'applications.register': '申请：登记',
  'applications.requestExtension': '申请：提请延期',
  'applications.resetWording': '恢复文书模板',
  'applications.reviewLegally': '申请：合法性审查',
  'applications.sendMessage': '申请：发送消息',
  'applications.signReply': '申请：签发答复',
  'applications.setReceiptTerm': '申请：设定收到日期规则',
  'applications.split': '申请：拆分',
  'applications.suggestPublication': '申请：建议主动公开',
  'applications.takeOwnPaper': '申请人下载文书',
  'applications.takePaper': '申请：下载文书',
  'applications.tellThirdParty': '申请：告知第三方公开决定',
  'applications.withdraw': '申请：撤回',
  'channels.confirm': '发布：登记完成',
  'channels.fail': '发布：登记失败',
  'channels.importLedger': '导入台账',
  'channels.record': '登记一条公开信息',
  'channels.retry': '发布：重新安排',
  'channels.settle': '发布：结清',
  'channels.undo': '发布：撤销登记',
  'organizations.addOffice': '新增科室、村或社区',
  'organizations.addStaff': '新增人员',
  'organizations.changePassword': '修改密码',
  'organizations.enrolSecondFactor': '绑定手机验证器',
  'organizations.enterArrangement': '录入放假安排',
  'organizations.giveCode': '通过两步验证',
  'organizations.grantRoles': '授权',
  'organizations.lockAccount': '账号锁定',
  'organizations.registerBelow': '登记下级机关',
  'organizations.resetPassword': '重置密码',
  'organizations.resetSecondFactor': '重置两步验证',
  'organizations.setActive': '停用或者恢复账号',
  'organizations.setUp': '初始设置',
  'organizations.signIn': '登录',
  'organizations.signInFailed': '登录失败',
  'organizations.updateOffice': '修改科室、村或社区',
  'organizations.withdrawArrangement': '撤销放假安排',
  'organizations.wrongCode': '验证码错误',
  'publishing.addColumn': '新增栏目',
  'publishing.addImage': '文稿：添加图片',
  'publishing.attachFile': '文稿：添加附件',
  'publishing.cancelSchedule': '文稿：取消定时公开',
  'publishing.changeValidity': '文件：变更有效性',
  'publishing.correct': '文件：更正',
  'publishing.createDraft': '文稿：新建',
  'publishing.discardDraft': '文稿：删除草稿',
  'publishing.dropSchedule': '文稿：定时公开失效',
  'publishing.publish': '文件：公开',
  'publishing.publishScheduled': '文件：定时公开',
  'publishing.removeAttachment': '文稿：移除附件',
  'publishing.reopen': '文稿：重新编辑',
  'publishing.saveDraft': '文稿：保存',
  'publishing.schedule': '文稿：定时公开',
  'publishing.updateColumn': '修改栏目',
  'publishing.withdraw': '文件：撤下',
  'region.decideSubmission': '报送：接收或者退回',
  'region.editPart': '地区年报：修改文字',
  'region.publish': '地区年报：发布',
  'region.submitReport': '报送年报',
  'remedies.addMaterial': '复议诉讼：添加材料',
  'remedies.amend': '复议诉讼：更正登记',
  'remedies.answer': '复议诉讼：答复、答辩',
  'remedies.answerAppeal': '复议诉讼：二审答辩',
  'remedies.appeal': '复议诉讼：上诉',
  'remedies.conclude': '复议诉讼：结案',
  'remedies.concludeAppeal': '复议诉讼：二审结案',
  'remedies.hearing': '复议诉讼：开庭、听证',
  'remedies.open': '复议诉讼：登记',
  'remedies.redone': '复议诉讼：重新处理',
  'remedies.reopen': '复议诉讼：撤销结案',
  'remedies.undoAppeal': '复议诉讼：撤销上诉登记',
  'review.configureChain': '修改审核环节',
  'review.giveVerdict': '审核：出具意见',
  'review.recall': '审核：撤回',
  'review.submit': '审核：提交',
};

/** What an entry is about: the word before the number of its subject. */
const subjectWords: Record<string, string> = {
  alert: '提醒',
  'annual-report': '年度报告',
  application: '申请',
  applications: '依申请公开',
  authority: '机关',
  calendar: '工作日历',
  column: '栏目',
  delivery: '发布记录',
  document: '文件',
  import: '台账导入',
  office: '科室',
  'region-report': '地区年报',
  remedy: '复议诉讼',
  'report-submission': '年报报送',
  staff: '人员',
  wording: '文书模板',
};

/** '人员 33' for 'staff:33'; what has no word stands as it is. */
export function subjectInWords(subject: string): string {
  const [kind, ...rest] = subject.split(':');
  const word = subjectWords[kind ?? ''];
  return word ? `${word} ${rest.join(':')}`.trim() : subject;
}

/** 'document:12' for '文件 12'; what is not understood stands as it was typed. */
export function subjectFromWords(typed: string): string {
  const found = /^(\D+?)\s*(\d.*)$/.exec(typed);
  const kind = Object.keys(subjectWords).find((key) => subjectWords[key] === found?.[1]);
  return kind && found ? `${kind}:${found[2]}` : typed;
}

const detailWords: Record<string, string> = {
  added: '增加',
  after: '改后',
  at: '时间',
  before: '改前',
  caseNumber: '案号',
  channel: '渠道',
  code: '代码',
  confirmed: '确认的提示',
  contentHash: '内容校验值',
  days: '天数',
  deliveredOn: '公开日期',
  evidence: '凭据',
  evidenceHash: '凭据校验值',
  file: '文件',
  fileHash: '文件校验值',
  fileName: '文件名',
  files: '文件数',
  hash: '校验值',
  host: '域名',
  indexNumber: '索引号',
  kind: '种类',
  login: '登录名',
  name: '名称',
  number: '编号',
  officer: '经办人',
  on: '日期',
  paper: '文书',
  reason: '原因',
  reply: '答复种类',
  revision: '修订',
  roles: '权限',
  rows: '行数',
  source: '来源',
  step: '环节',
  title: '标题',
  url: '网址',
  validity: '有效性',
  value: '数值',
  verdict: '意见',
  version: '版本',
  was: '原为',
  why: '原因',
  withdrawn: '撤回',
  year: '年度',
};

const valueWords: Record<string, string> = {
  expired: '失效',
  passed: '通过',
  repealed: '废止',
  returned: '退回',
  valid: '有效',
};

const HASH = /^[0-9a-f]{64}$/;

/** What an entry says beyond who, what and when: terms in Chinese with their values; of a hash its beginning. */
export function detailInWords(detail: unknown): [term: string, value: string][] {
  return Object.entries(detail ?? {})
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const said = typeof value === 'string' ? value : JSON.stringify(value);
      return [detailWords[key] ?? key, valueInWords(said)];
    });
}

function valueInWords(said: string): string {
  if (HASH.test(said)) return `${said.slice(0, 12)}…`;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(said) ? minuteOf(new Date(said)) : (valueWords[said] ?? said);
}
