import { countIn, first, type Typed } from '../../platform/http/form.ts';
import { type Failure, invalid, notFound } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import type { Reached } from '../connectors/connector.ts';
import { connectorById } from '../connectors/list.ts';
import { actsFor, type Standing } from '../deliveries/rules.ts';
import { stateNames } from '../names.ts';
import type { TransmissionState } from '../tables.ts';

/** Seconds until the next try after so many failures in a row; undefined: given up. A day and a half in all. */
const PAUSES = [10, 60, 300, 900, 3_600, 3 * 3_600, 8 * 3_600, 24 * 3_600];

export const pauseAfter = (attempts: number): number | undefined => PAUSES[attempts - 1];

/** For so long the other side is asked what became of what it has, in seconds; then a person looks. */
export const LONGEST_ASKED = 24 * 3_600;

type Verdict = { ok: true } | Failure;

/** Which deliveries go out together: of one channel, waiting, and all this person's to handle. */
export function maySend(deliveries: readonly (Standing | undefined)[], who: Who, most: number): Verdict {
  if (!deliveries.length) return invalid('请选择要发布的信息');
  if (deliveries.length > most) return invalid(`一次最多 ${most} 条，请减少后再试`);
  for (const one of deliveries) {
    if (!one || !actsFor(who, one)) return notFound();
    if (one.state !== 'planned' && one.state !== 'failed')
      return invalid(`有一条发布${stateNames[one.state]}，不能再发送，请刷新页面`);
    if (one.documentId === null) return invalid('这条记录没有对应的文件，只能由人发布后登记');
  }
  return { ok: true };
}

/** What a person may do with a transmission. */
export function mayDo(what: 'approve' | 'cancel' | 'again' | 'seen', held: Held): Verdict {
  const { state, committed } = held;
  if (what === 'seen')
    return isUnheard(held) && (state === 'due' || state === 'dead')
      ? { ok: true }
      : invalid('这次发布已经有了结果，请刷新页面');
  if (what === 'again' && isUnheard(held)) return invalid(LOOK_FIRST);
  if (what === 'approve') return state === 'person' ? { ok: true } : invalid('这次发布没有在等待确认，请刷新页面');
  if (what === 'again') return state === 'dead' ? { ok: true } : invalid('只有未能完成的可以重试，请刷新页面');
  if (committed) return invalid('已经交给对方发布，不能取消；如需撤回，请撤下信息本身');
  return state === 'due' || state === 'person' ? { ok: true } : invalid('这次发布已经结束，请刷新页面');
}

interface Held {
  connector: string;
  state: TransmissionState;
  committed: boolean;
  reached: Reached;
}

/** What is said where something that was not heard of would be asked for again. */
export const LOOK_FIRST = '上次请求发布没有听到答复：请先打开那次发送，核对是否已经发布';

/** Whether what was asked for last may be done, although nothing was heard of it. */
export const isUnheard = ({ connector, reached }: Pick<Held, 'connector' | 'reached'>): boolean =>
  connectorById(connector)?.unheard?.is(reached) ?? false;

/** Whether the machine has something to do with it, sooner or later. */
export const isUnderWay = ({ state }: { state: TransmissionState }): boolean =>
  state === 'due' || state === 'cancelling';

/** Whether that is by now. */
export const isDue = (one: { state: TransmissionState; nextAt: Date }, now: Date): boolean =>
  isUnderWay(one) && one.nextAt <= now;

/** What was chosen on the page of what waits: the boxes ticked, by the number that a person gave each; without one, in the
 *  order of the page, behind those that have one. */
export function chosenIn(typed: Typed): { connector: string; deliveryIds: number[] } {
  const ids = [typed.chosen ?? []]
    .flat()
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  const placed = ids.map((id, n) => ({ id, place: countIn(typed, `place.${id}`) || 1_000 + n }));
  const deliveryIds = placed.toSorted((a, b) => a.place - b.place).map(({ id }) => id);
  return { connector: first(typed, 'connector'), deliveryIds: [...new Set(deliveryIds)] };
}
