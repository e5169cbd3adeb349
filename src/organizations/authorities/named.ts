import type { NamesGiven } from '../../platform/languages/named.ts';
import { authoritiesBelow, authorityById, openOffices } from './store.ts';

/** What an authority and those above and below it are called. */
export const namedAuthorities: NamesGiven = {
  kind: '机关',
  async of(db, authorityId) {
    const own = (await authorityById(db, authorityId))!;
    const above = own.parentId === null ? undefined : await authorityById(db, own.parentId);
    const all = [own, ...(above ? [above] : []), ...(await authoritiesBelow(db, authorityId))];
    return all.flatMap(({ name, shortName }) => [name, shortName]);
  },
};

/** What its offices, villages and communities are called. */
export const namedOffices: NamesGiven = {
  kind: '科室、村和社区',
  of: async (db, authorityId) => (await openOffices(db, authorityId)).map(({ name }) => name),
};
