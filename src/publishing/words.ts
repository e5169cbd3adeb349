import type { DocumentState, InterpretationForm, LegalForm, RelationKind, Validity } from './tables.ts';

/** What this room calls its things before people. */
export const stateNames: Record<DocumentState, string> = {
  draft: '草稿',
  inReview: '审核中',
  returned: '已退回',
  approved: '待公开',
  scheduled: '定时公开',
  published: '已公开',
  withdrawn: '已撤下',
};

export const validityNames: Record<Validity, string> = { valid: '有效', expired: '失效', repealed: '废止' };

export const legalFormNames: Record<LegalForm, string> = { rule: '规章', normativeDocument: '行政规范性文件' };
export const legalForms = Object.keys(legalFormNames) as LegalForm[];

/** How this document stands to another. */
export const relationNames: Record<RelationKind, string> = {
  interprets: '解读',
  amends: '修改',
  repeals: '废止',
  replaces: '替代',
  basis: '依据',
  relates: '相关',
};

/** The same, seen from the other document. */
export const relationNamesBack: Record<RelationKind, string> = {
  interprets: '被解读',
  amends: '被修改',
  repeals: '被废止',
  replaces: '被替代',
  basis: '是其依据',
  relates: '相关',
};

/** How an interpretation explains. */
export const interpretationForms: Record<InterpretationForm, string> = {
  text: '文字',
  picture: '图解',
  questions: '问答',
  speech: '负责人讲解',
};

/** Lines of a document's history. Other rooms record their own kinds with a sentence of their own as remark. */
export const eventNames: Record<string, string> = {
  created: '新建',
  revised: '新建修订稿',
  reopened: '撤回修改',
  attached: '添加附件',
  detached: '移除附件',
  copied: '附件换成副本',
  releaseAsked: '提请保密放行',
  released: '保密审查员放行',
  notReleased: '不予放行',
  releaseVoided: '放行申请失效',
  submitted: '提交审核',
  passed: '审核通过',
  returned: '退回修改',
  recalled: '撤回送审',
  voided: '审核失效',
  approved: '签发',
  scheduled: '定时公开',
  scheduleCancelled: '取消定时',
  scheduleFailed: '定时公开未能完成',
  published: '公开',
  correcting: '开始更正',
  corrected: '更正后公开',
  discarded: '放弃修改',
  withdrawn: '撤下',
  validityChanged: '变更效力',
  related: '登记文件关系',
  unrelated: '解除文件关系',
  received: '收到供稿',
  declined: '不采用供稿',
};
