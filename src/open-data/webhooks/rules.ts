import { type InsideHost, isNamedInside, isPublicAddress, targetOf } from '../../platform/outside/index.ts';
import type { WebhookEvent, WebhookState } from '../tables.ts';

/** Addresses that one authority may have told. */
export const MOST = 10;
/** Seconds until the next try of one delivery after so many failures; behind the last it is given up: a day and a half. */
const PAUSES = [10, 60, 300, 900, 3_600, 3 * 3_600, 8 * 3_600, 24 * 3_600];
/** Seconds in which nothing at all is sent to who failed so often in a row: who is away is not asked for each delivery. */
const RESTS = [2, 10, 60, 300];
/** Days of nothing but failures after which it is paused. */
export const DAYS_UNTIL_PAUSED = 3;
/** Days for which it is kept what was told, and what was answered. */
export const DAYS_KEPT = 90;
/** Milliseconds from which an answer is slow. */
export const SLOW = 2_000;

export const pauseAfter = (attempts: number): number | undefined => PAUSES[attempts - 1];
export const restAfter = (failures: number): number => RESTS[Math.min(failures, RESTS.length) - 1] ?? 0;

/** What one try came to. */
export interface Tried {
  /** null: nobody answered */
  status: number | null;
  ms: number;
  said: string;
}

export const arrived = ({ status }: Tried): boolean => status !== null && status >= 200 && status < 300;

/** Whether others would fail there too: it is away, or not well. What it refuses for itself it answered in good order. */
export const isAway = (tried: Tried): boolean =>
  !arrived(tried) && !(tried.status !== null && tried.status >= 400 && tried.status < 500 && tried.status !== 429);

/** What is wrong with an address, in a sentence; undefined: nothing that can be known before it is asked.
 *  @param insideHosts hosts of the own network that the machine room named */
export function addressFault(address: string, insideHosts: readonly InsideHost[]): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return '接收地址应以 https:// 开头';
  if (url.username || url.password) return '接收地址里不能带用户名和密码';
  if (url.hash) return '接收地址里不能带 # 和后面的部分';
  const target = targetOf(url);
  if (isNamedInside(insideHosts, target)) return undefined;
  if (target.host === 'localhost' || (/^[\d.]+$|:/.test(target.host) && !isPublicAddress(target.host)))
    return '这个地址在本机或者内网，只能推送到机房在 GONGKAI_INSIDE_HOSTS 里列出的主机';
  return url.protocol === 'https:' ? undefined : 'http:// 只能用于机房列出的内网主机，公网的接收地址应为 https://';
}

/** A document as it stands before the public, now and before the change. */
export interface Standing {
  onSite: boolean;
  columnId: number | null;
}

/** What a program that is told of these columns hears of a change; undefined: nothing. What leaves its columns, or the
 *  site, is gone for it.
 *  @param columnIds those it is told of, with those below; undefined: all */
export function heardOf(
  kind: string,
  now: Standing,
  before: Standing,
  columnIds: readonly number[] | undefined,
): WebhookEvent | undefined {
  const within = (one: Standing) =>
    columnIds === undefined || (one.columnId !== null && columnIds.includes(one.columnId));
  if (kind === 'withdrawn') return now.onSite && within(now) ? 'withdrawn' : undefined;
  if (kind === 'published') return now.onSite && within(now) ? 'published' : undefined;
  if (kind !== 'corrected' && kind !== 'validityChanged') return undefined;
  const was = before.onSite && within(before);
  const is = now.onSite && within(now);
  if (is) return was ? 'corrected' : 'published';
  return was ? 'withdrawn' : undefined;
}

/** What a person may do with one. */
export const mayPause = (state: WebhookState): boolean => state === 'active';
export const mayResume = (state: WebhookState): boolean => state === 'paused';
