import type { ComponentChildren } from 'preact';
import { INDICATORS, type IndicatorId, JUDGEMENTS, type Judgement } from '../../law/index.ts';
import { Tag } from '../../platform/ui/index.ts';
import type { Finding } from '../findings/store.ts';
import type { Night } from '../nights/store.ts';
import { DESK } from '../paths.ts';
import { OWNERS } from '../rules.ts';

const tones = { passed: 'ok', failed: 'late', unchecked: 'warn' } as const;

export const StateTag = ({ state }: { state: Judgement['state'] }) => (
  <Tag tone={tones[state]}>{JUDGEMENTS[state]}</Tag>
);

export const nameOf = (id: IndicatorId): string => INDICATORS[id].name;
export const nightHref = (day: string): string => `${DESK}/nights/${day}`;
export const traceHref = (day: string, id: IndicatorId): string => `${nightHref(day)}/${id}`;
export const findingHref = (id: number): string => `${DESK}/findings/${id}`;

/** Whose a fault is: '财政所', '系统管理员'. */
export const ownerOf = ({ office, ownerRole }: Pick<Finding, 'office' | 'ownerRole'>): string =>
  office || OWNERS[ownerRole];

/** '2024-06-17 前', with what is not certain. */
export const dueInWords = ({ dueOn, dueProvisional }: Pick<Finding, 'dueOn' | 'dueProvisional'>): string =>
  `${dueOn} 前${dueProvisional ? '（暂定）' : ''}`;

/** '86.4', '86.0' */
export const tenths = (value: number): string => value.toFixed(1);

export const scoreOf = ({ score }: Pick<Night, 'score'>): string => (score === null ? '未评分' : tenths(score));

/** An address of the site, to be opened where it was looked at. */
export function Where({ path }: { path: string }): ComponentChildren {
  if (!path) return '—';
  return path.startsWith('/') ? (
    <a href={path} rel="noreferrer">
      {path}
    </a>
  ) : (
    <span>{path}</span>
  );
}
