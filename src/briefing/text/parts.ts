/** The parts of a briefing, in order; each may be worded by a person. */
export const PARTS = {
  publishing: '主动公开情况',
  owed: '应公开事项完成情况',
  applications: '依申请公开办理情况',
  messages: '互动交流情况',
  supervision: '网站自查、培训和督办情况',
  next: '存在的问题和下月安排',
} as const;
export type Part = keyof typeof PARTS;
export const partIds = Object.keys(PARTS) as Part[];

const NUMERALS = '一二三四五六';
/** '一、主动公开情况' */
export const headingOf = (part: Part): string => `${NUMERALS[partIds.indexOf(part)]}、${PARTS[part]}`;
