/** The three gates that a text passes before it is published, ticked by reviewers. 条例 art. 17 and office rules */
export const REVIEW_GATES = {
  language: { label: '语言文字关', asks: '文字通顺，无错别字、病句和标点差错' },
  norms: { label: '规范关', asks: '格式、称谓、引文和数据规范准确，依据现行有效' },
  politics: { label: '政治导向关', asks: '表述符合政策要求，导向正确' },
} as const;
export type ReviewGate = keyof typeof REVIEW_GATES;

/** What the secrecy reviewer declares. 条例 art. 17; 保守国家秘密法 */
export const SECRECY_STATEMENT = '经保密审查，本信息不涉及国家秘密和工作秘密，可以公开（上网不涉密、涉密不上网）';
