import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { closePostings } from '../contacts/close.ts';
import { type Facility, insertFacility, lockFacility, updateFacility } from './store.ts';

/** Who records what the authority keeps for the public: those who answer for its disclosure work. */
export const keepers: readonly Role[] = ['disclosureHead', 'signer', 'editor'];

const ended = () => conflict('该设施刚被他人登记停用或者删除，请刷新后再办理');

/** Something is there for the public from a day on. 条例 arts. 23, 25 */
export const recordFacility = action<Pick<Facility, 'kind' | 'name' | 'place' | 'count' | 'since'>, number>(
  'channels.recordFacility',
  keepers,
  async ({ db, who, now, today }, facility) => {
    if (facility.since > today) return invalid('启用日期不能晚于今天', { since: '启用日期不能晚于今天' });
    const id = await insertFacility(db, { authorityId: who.authorityId, by: who.name, at: now }, facility);
    return done(id, `facility:${id}`, facility);
  },
);

/** It was in use up to a day, and stays readable with its days. */
export const endFacility = action<{ id: number; until: string }, void>(
  'channels.endFacility',
  keepers,
  async ({ db, who, now, today }, { id, until }) => {
    const facility = await lockFacility(db, who.authorityId, id);
    if (!facility) return notFound();
    if (facility.until || facility.removedAt) return ended();
    const fault =
      until > today
        ? '停用日期不能晚于今天'
        : until < facility.since
          ? `停用日期不能早于启用日期 ${facility.since}`
          : undefined;
    if (fault) return invalid(fault, { until: fault });
    await updateFacility(db, id, { until });
    await closePostings({ db, now }, id);
    return done(undefined, `facility:${id}`, { until });
  },
);

/** It was recorded by mistake: it counts no more, and stays readable with the reason. */
export const removeFacility = action<{ id: number; reason: string }, void>(
  'channels.removeFacility',
  keepers,
  async ({ db, who, now }, { id, reason }) => {
    const facility = await lockFacility(db, who.authorityId, id);
    if (!facility) return notFound();
    if (facility.removedAt) return ended();
    await updateFacility(db, id, { removed_at: now, removed_by: who.name, removed_reason: reason });
    await closePostings({ db, now }, id);
    return done(undefined, `facility:${id}`, { reason });
  },
);
