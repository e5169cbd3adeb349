import type { DueStanding } from '../law/index.ts';
import type { Role } from '../platform/roles.ts';

/** of the public */
export const HOME = '/standards';
export const TITLE = '基层政务公开标准目录';
/** of who publishes */
export const MINE = '/console/dues';
export const MINE_TITLE = '应公开事项';
/** of the head of disclosure work */
export const DESK = '/console/obligations';
export const DESK_TITLE = '公开事项目录';

/** The sheet of pages of staff. */
export const STYLES = ['obligations/desk.css'] as const;

/** Who publishes for an office. */
export const writers: readonly Role[] = ['editor', 'contact'];
/** Who keeps the catalogue and judges. */
export const heads: readonly Role[] = ['disclosureHead'];
export const everybody: readonly Role[] = [...writers, ...heads];

export type DueState = 'open' | 'met' | 'excused' | 'dropped';

/** How a due stands, in words and with a colour beside. */
export const STANDINGS: Record<DueStanding, { label: string; tone: 'ok' | 'warn' | 'late' | 'plain' }> = {
  late: { label: '逾期', tone: 'late' },
  open: { label: '未到期', tone: 'plain' },
  met: { label: '已公开', tone: 'ok' },
  metLate: { label: '逾期公开', tone: 'warn' },
  excused: { label: '已说明', tone: 'plain' },
};

export type DocumentFit = 'writing' | 'proposed' | 'confirmed' | 'declined' | 'gone';
export const FITS: Record<DocumentFit, string> = {
  writing: '正在起草',
  proposed: '待确认',
  confirmed: '已确认',
  declined: '不是',
  gone: '已撤下',
};

export const EXCUSES = {
  notHappened: '没有发生该事项',
  platformDown: '平台停机，没有办法公开',
  other: '其他原因',
} as const;
export type ExcuseReason = keyof typeof EXCUSES;

/** Why dues were reckoned anew. */
export const CAUSES = {
  catalogue: '目录变更',
  offices: '科室变更',
  calendar: '放假安排变更',
  event: '登记事项',
  day: '到了新的一期',
} as const;
export type Cause = keyof typeof CAUSES;

export const CHANGES = { made: '新增', moved: '期限变动', dropped: '不再应公开', restored: '恢复应公开' } as const;
export type ChangeKind = keyof typeof CHANGES;

export const AUDIENCES = { all: '全社会', some: '特定群体' } as const;
export type Audience = keyof typeof AUDIENCES;
export const MANNERS = { active: '主动公开', application: '依申请公开' } as const;
export type Manner = keyof typeof MANNERS;
export const TIERS = { county: '县级', township: '乡级' } as const;
export type Tier = keyof typeof TIERS;

/** Who owes, as it is chosen. */
export const SUBJECTS = {
  offices: '指定的科室、村、社区',
  villages: '每个村',
  communities: '每个社区',
  places: '每个村和社区',
  authority: '本机关',
} as const;
