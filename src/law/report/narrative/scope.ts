import type { Token } from './tokens.ts';

/** Of whom and when a figure is. */
export interface Scope {
  subject: 'own' | 'wide' | 'other';
  /** 全区, where the subject is wider than the authority */
  region: string;
  time: 'this' | 'other' | 'doubtful';
  /** whether the time holds for its clause alone: 较上年的 25 件增加 */
  local: boolean;
  until: boolean;
}

export const OWN: Scope = { subject: 'own', region: '', time: 'this', local: false, until: false };

/** The scope once a word is read. @param before the words of its clause before it */
export function scopeOf(scope: Scope, { kind, value }: Token, before: readonly Token[]): Scope {
  switch (kind) {
    case 'own':
      return { ...scope, subject: 'own' };
    case 'wide':
      return { ...scope, subject: 'wide', region: value };
    case 'elsewhere':
      // 全县各部门 are the county's
      if (value === 'each' && /^(?:own|wide)$/.test(before.at(-1)?.kind ?? '')) return scope;
      return { ...scope, subject: 'other' };
    case 'year':
      return timeOf(scope, value, before);
    default:
      return scope;
  }
}

function timeOf(scope: Scope, value: string, before: readonly Token[]): Scope {
  const said = (one: string) => before.some((word) => word.kind === 'year' && word.value === one);
  switch (value) {
    case 'this':
      // 截至年底，全年累计: of the year after all
      return { ...scope, time: 'this', local: false, until: false };
    case 'stated':
      return { ...scope, time: 'this', local: false };
    case 'until':
      return { ...scope, until: true };
    case 'cumulative':
      return scope.until && scope.time === 'this' ? { ...scope, time: 'doubtful' } : scope;
    case 'december':
    case 'month':
      return scope.local || (scope.until && value === 'december') ? scope : { ...scope, time: 'other' };
    case 'span':
      return (said('this') || said('stated')) && !said('other') ? scope : { ...scope, time: 'other' };
    default:
      return { ...scope, time: 'other', local: before.some((word) => word.kind === 'compared') };
  }
}

/** The scope behind a clause: a year of a comparison does not reach further. */
export const behindClause = (scope: Scope, before: Scope): Scope =>
  scope.local ? { ...scope, time: before.time, local: false } : scope;

/** Whether a figure may be held against the tables at all. */
export const isOfReport = ({ subject, time }: Scope): boolean => subject !== 'other' && time !== 'other';

/** Why a figure may be of something else, in Chinese. */
export function scopeDoubt({ subject, region, time }: Scope): string | undefined {
  if (subject === 'wide') return `这句话说的可能是${region}的数`;
  return time === 'doubtful' ? '“累计”的可能不止本年度' : undefined;
}
