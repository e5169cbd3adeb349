/** The three gates that a text passes before it is published, ticked by reviewers. 条例 art. 17 and office rules */
export const REVIEW_GATES = {
  language: {
    label: '语言文字关',
    asks: '文字通顺，无错别字、病句和标点差错',
    questions: ['语句是否通顺，有没有病句、错别字和漏字', '标点、数字、计量单位是否用得正确', '标题和正文说的是否一致'],
  },
  norms: {
    label: '规范关',
    asks: '格式、称谓、引文和数据规范准确，依据现行有效',
    questions: [
      '标题、发文字号、成文日期、落款是否齐全一致',
      '人名、地名、机构名称和数据是否核对过',
      '引用的法律法规和文件是否现行有效',
      '栏目、法定公开事项和附件是否对应',
    ],
  },
  politics: {
    label: '政治导向关',
    asks: '表述符合政策要求，导向正确',
    questions: [
      '表述是否符合党和国家的方针政策',
      '领导人的姓名、职务、排序和机构名称是否准确',
      '地名、地图、旗帜和标志是否使用正确',
      '现在公开是否合适，会不会引起误读',
    ],
  },
} as const;
export type ReviewGate = keyof typeof REVIEW_GATES;

/** What the secrecy reviewer declares. 条例 art. 17; 保守国家秘密法 */
export const SECRECY_STATEMENT = '经保密审查，本信息不涉及国家秘密和工作秘密，可以公开（上网不涉密、涉密不上网）';

/** What they have asked themselves before. 条例 arts. 14, 15, 16 */
export const SECRECY_QUESTIONS = [
  '有没有国家秘密、工作秘密和标明不得公开的内容',
  '公开会不会危及国家安全、公共安全、经济安全、社会稳定',
  '有没有商业秘密；个人信息是否已经隐去，或者依法应当公开',
  '附件、图片和文件的属性、批注是否看过',
] as const;

/** Where the reviewers weigh what an automatic check found, by the beginning of its id. */
export function gateOfCheck(check: string): ReviewGate | 'secrecy' {
  if (check.startsWith('lang.')) return 'language';
  if (check.startsWith('form.')) return 'norms';
  return check.startsWith('norm.') ? 'politics' : 'secrecy';
}
