/** 主题 of policy documents, as towns sort them. ○ */
export const THEMES = {
  general: '综合政务',
  farming: '农业农村',
  relief: '社会保障和救助',
  health: '医疗卫生',
  education: '教育文化',
  land: '土地住房和建设',
  environment: '生态环境',
  safety: '安全和应急',
  finance: '财政金融',
  business: '企业和市场',
} as const;
export type Theme = keyof typeof THEMES;

/** Whom a policy document concerns. ○ */
export const AUDIENCES = {
  residents: '城镇居民',
  farmers: '农村居民',
  enterprises: '企业和个体工商户',
  elders: '老年人',
  students: '学生和家长',
  workers: '务工和求职人员',
  disabled: '残疾人',
  poor: '困难家庭',
  veterans: '退役军人',
} as const;
export type Audience = keyof typeof AUDIENCES;

/** Why a policy document may go without an interpretation. ○ */
export const EXEMPT = {
  internal: '内部管理，不直接涉及群众',
  personnel: '人事任免、表彰奖励',
  forwarding: '转发上级文件，上级已有解读',
  repealing: '只废止或者修改个别条款',
} as const;
export type Exempt = keyof typeof EXEMPT;

export const isExempt = (text: string): text is Exempt => Object.hasOwn(EXEMPT, text);
export const isTheme = (text: string): text is Theme => Object.hasOwn(THEMES, text);
export const isAudience = (text: string): text is Audience => Object.hasOwn(AUDIENCES, text);
