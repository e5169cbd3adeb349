import { dayOf } from '../../platform/dates.ts';
import type { JobContext } from '../../platform/room.ts';
import { outcomeOf } from '../rules.ts';
import { openSites, type Site, siteOf, wasReached } from '../sites/site.ts';
import { visitorOf, type Way } from '../sites/visitor.ts';
import type { ProbeOutcome } from '../tables.ts';
import { factsOf } from '../visiting/facts.ts';
import { dueProbes, forgetProbes, keepProbe } from './store.ts';

/** A turn of the job ends then, ms: a program that is to stop waits for it. */
const TURN = 15_000;
/** Sites that are probed side by side, and bytes of a page that are read. */
const SIDE_BY_SIDE = 8;
const MOST_BYTES = 300_000;

type Context = Pick<JobContext, 'db' | 'now' | 'config'>;

/** Opens the first page of every site whose last probe is half an hour old. 国办秘函〔2019〕19号: ≥ 20 a day at intervals */
export async function probeSites({ db, now, config }: Context): Promise<void> {
  const begun = performance.now();
  const at = () => new Date(now.getTime() + Math.round(performance.now() - begun));
  const open = await openSites(db);
  const waiting = await dueProbes(
    db,
    open.map(({ id }) => id),
    now,
  );
  const next = async (): Promise<void> => {
    while (waiting.length && performance.now() - begun < TURN) {
      const authority = open.find(({ id }) => id === waiting[0])!;
      waiting.shift();
      const site = await siteOf(db, authority, config);
      if (site) await probe({ db, now: at() }, site);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
  await forgetProbes(db, dayOf(now));
}

/** One probe of a site, kept. Where its address is not known or cannot be reached from here, the program's own port. */
export async function probe({ db, now }: Pick<JobContext, 'db' | 'now'>, site: Site): Promise<ProbeOutcome> {
  const { authority, outside, own } = site;
  const kept = { authorityId: authority.id, at: now, day: dayOf(now) };
  if (outside) {
    const looked = await look(outside, authority.name);
    const reachedBefore = await wasReached(db, authority.id, outside.root);
    const outcome = outcomeOf(looked, { ...looked, reachedBefore, byOwnPort: false });
    await keepProbe(db, { ...kept, ...looked, address: outside.root, outcome });
    return outcome;
  }
  const looked = await look(own, authority.name);
  const outcome = outcomeOf(looked, { ...looked, reachedBefore: false, byOwnPort: true });
  await keepProbe(db, { ...kept, ...looked, address: own.root, outcome });
  return outcome;
}

async function look(way: Way, name: string) {
  const visited = await visitorOf(way, 0).visit('/', MOST_BYTES);
  const { status, ms, closed, why } = visited;
  const ours = status === 200 && factsOf(visited.body)?.metas.get('SiteName') === name;
  return {
    status,
    ms,
    closed,
    ours,
    said: why || (ours ? '打开了' : status === 200 ? '打开的不是本网站' : `答复 ${status}`),
  };
}
