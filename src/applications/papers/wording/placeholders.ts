/** What stands for what in the wording of papers: `{{name}}` is filled in when the paper is made. */
export const PLACEHOLDERS = {
  称谓: '“你”或者“你单位”',
  机关名称: '本机关全称',
  申请编号: '申请的编号',
  申请日期: '提出申请的日期',
  收到日期: '收到申请的日期（《条例》第三十一条）',
  申请内容: '所申请信息的名称或者描述',
  答复期限: '答复期限届满的日期',
  补正内容: '需要补正的内容',
  补正期限: '提交补正的最后日期',
  补正告知日期: '已作出补正告知的日期',
  征求事项: '征求意见的具体事项',
  公开内容: '不顾第三方意见决定公开的内容',
  公开理由: '决定公开的理由',
  延期天数: '延长的工作日数',
  延期理由: '延期的理由',
  计费说明: '计费方式、数量和金额的计算过程',
  收费金额: '应缴纳的金额',
  缴费方式: '缴款渠道、账户或者缴款码，发出收费通知时填写',
  依据: '答复所依据的条款',
  联系方式: '本机关的联系电话、地址',
  复议期限: '申请行政复议的期限',
  起诉期限: '直接提起行政诉讼的期限',
  复议后起诉期限: '不服复议决定提起行政诉讼的期限',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;
export type Values = { readonly [name in Placeholder]?: string };

const SIGN = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Stands where a value is not known yet. */
const BLANK = '＿＿＿＿';
/** Left to an officer to write. */
const TO_WRITE = /〔请[^〔〕]*〕/g;
const blanks = (text: string) => (text.includes(BLANK) ? [BLANK] : []);

/** The text with its placeholders filled in, each once: a value that itself looks like a placeholder stays as it is.
 *  @param keep placeholders without a value stay instead of becoming a blank */
export function fill(text: string, values: Values, keep = false): string {
  return text.replace(SIGN, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as Placeholder] : undefined;
    return value ?? (keep ? whole : BLANK);
  });
}

/** Names between double braces, as written. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(SIGN)].map(([, name]) => name!);
}

export function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

/** What an officer has still to write: 〔请…〕 in the wording, and placeholders that nothing filled. */
export function unfinished(text: string): string[] {
  return [...(text.match(TO_WRITE) ?? []), ...(text.match(SIGN) ?? []), ...blanks(text)];
}

/** What a wording would still lack when filled with these values: judged before it is filled, for a value may itself
 *  look like a placeholder (an applicant writes what they like). */
export function lacking(text: string, values: Values): string[] {
  const empty = namesIn(text).filter((name) => !Object.hasOwn(values, name));
  return [...(text.match(TO_WRITE) ?? []), ...new Set(empty.map((name) => `{{${name}}}`)), ...blanks(text)];
}
