import { severalAtOnce } from '../../platform/several.ts';
import { connectorById, connectors } from '../connectors/list.ts';
import { beginByItself } from './by-itself.ts';
import { type Hold, holdAccounts, holdsOn, letGo } from './holds.ts';
import { keep } from './keep.ts';
import { isDue, isUnderWay } from './rules.ts';
import { type Context, type Laid, stepOf } from './step.ts';
import { transmissionById } from './store.ts';

/** How often it is looked what is due, ms. */
export const SEND_EVERY_MS = 1_000;
/** Transmissions that are worked for at once, and those of one connector: neither an account that is slow or away nor a
 *  whole channel holds up another. */
const [AT_ONCE, AT_ONCE_OF_ONE] = [12, 8];
/** A turn of the job ends then, ms, and takes up nothing that failed before after a part of it: who does not answer is
 *  waited for within the turn. */
const [TURN, TURN_OF_FAILED] = [15_000, 5_000];
/** Steps of one transmission until others of the account have their turn. */
const MOST_STEPS = 60;

/** Sends, asks and takes down what is due, account by account that is in use, whoever was served longest ago first, and of
 *  each at once as many as its connector allows: a pile of one makes no other wait. Whatever ends the process: what a step
 *  reached is kept before the next is taken, so that nothing is lost and nothing done twice. */
export async function transmit(context: Context): Promise<void> {
  const begun = performance.now();
  const clock = () => new Date(context.now.getTime() + performance.now() - begun);
  await beginByItself(context.db, context.now);
  const busy = new Map<string, number>();
  const count = (connector: string, by: 1 | -1) => busy.set(connector, (busy.get(connector) ?? 0) + by);
  const full = () => [...busy].filter(([, n]) => n >= AT_ONCE_OF_ONE).map(([connector]) => connector);
  await severalAtOnce({
    atOnce: AT_ONCE,
    turnMs: TURN,
    take: async (free, elapsed) => {
      const most = Math.min(free, AT_ONCE - AT_ONCE_OF_ONE);
      return takeDue(context, clock(), { most, full: full(), failedToo: elapsed < TURN_OF_FAILED });
    },
    work: async ({ id, lot }) => {
      const { connector } = lot.hold;
      count(connector, 1);
      try {
        await advance(context, clock, lot.hold, id);
      } finally {
        count(connector, -1);
        lot.open -= 1;
        if (!lot.open) await letGo(context.db, lot.hold);
      }
    },
  });
}

/** Transmissions of one account that are worked for side by side: when all are, the account is free for others. */
interface Lot {
  hold: Hold;
  open: number;
}

/** What is due next: of each account one, then more of those whose connector allows it, as long as there is room. */
async function takeDue(
  { db, connectors: all = connectors }: Context,
  now: Date,
  wanted: { most: number; full: readonly string[]; failedToo: boolean },
): Promise<{ id: number; lot: Lot }[]> {
  const sideBySide = (id: string) => connectorById(id, all)?.sideBySide ?? 1;
  const held = await holdAccounts(db, now, {
    ...{ ...wanted, sideBySide: Math.max(...all.map(({ id }) => sideBySide(id))) },
  });
  const lots = held.map(({ hold, due }) => ({
    ...{ lot: { hold, open: 0 }, due: due.slice(0, sideBySide(hold.connector)) },
  }));
  const taken: { id: number; lot: Lot }[] = [];
  for (let n = 0; lots.some(({ due }) => n < due.length) && taken.length < wanted.most; n += 1)
    for (const { lot, due } of lots)
      if (n < due.length && taken.length < wanted.most) {
        taken.push({ id: due[n]!, lot });
        lot.open += 1;
      }
  for (const { lot } of lots.filter(({ lot }) => !lot.open)) await letGo(db, lot.hold);
  return taken;
}

/** Takes one step after the other while they follow at once. */
async function advance(context: Context, clock: () => Date, hold: Hold, id: number): Promise<void> {
  let next = await transmissionById(context.db, id);
  if (!next || !(hold.probes ? isUnderWay(next) : isDue(next, clock()))) return; // another process was faster
  let laid: Laid | undefined;
  for (let n = 0; n < MOST_STEPS && next; n += 1) {
    if (!(await holdsOn(context.db, hold, clock()))) return;
    const taken = await stepOf({ ...context, now: clock() }, next, { resumed: n === 0, laid });
    const kept = await keep(context.db, hold, next, taken, clock());
    // what was laid out holds for the same settings
    laid = kept && taken.laid?.setAt.getTime() === kept.setAt.getTime() ? taken.laid : undefined;
    next = kept?.next;
  }
}
