/** What is put before the public, and for how many days at least. 《重大行政决策程序暂行条例》(国务院令第713号) art. 15: a major
 *  decision not less than 30 days, shorter where it is urgent and that is said; 国办发〔2018〕37号 asks the same of
 *  regulations without naming days ○; for everything else this platform takes a week ○. */
export const CONSULTATION_KINDS = {
  decision: { label: '重大行政决策', days: 30 },
  norm: { label: '行政规范性文件', days: 30 },
  plan: { label: '规划、计划', days: 7 },
  other: { label: '其他事项', days: 7 },
} as const;
export type ConsultationKind = keyof typeof CONSULTATION_KINDS;
export const consultationKinds = Object.keys(CONSULTATION_KINDS) as ConsultationKind[];

/** Nobody keeps a draft open for longer. ○ */
export const LONGEST_CONSULTATION = 180;

/** Working days after the close in which it is said what was adopted and why not. No law names them: what stands here is
 *  what this platform promises. ○ */
export const RESULTS_DAYS = 30;

/** What became of a comment. */
export const VERDICTS = { adopted: '采纳', partly: '部分采纳', declined: '未采纳' } as const;
export type ConsultationVerdict = keyof typeof VERDICTS;
export const consultationVerdicts = Object.keys(VERDICTS) as ConsultationVerdict[];

/** How a comment came. */
export const COMMENT_CHANNELS = {
  site: '网站',
  kiosk: '自助终端',
  window: '窗口',
  letter: '来信',
  telephone: '来电',
  meeting: '座谈会',
} as const;
export type CommentChannel = keyof typeof COMMENT_CHANNELS;
