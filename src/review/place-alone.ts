/** A place in words as it may stand in clear where the subject is about persons: without the names that it quotes, of files
 *  perhaps. '附件“王演示申请表.docx”第 2 段': '附件' */
export const placeAlone = (where: string): string => where.replace(/“.*/s, '');
