import { sql } from 'kysely';
import type { RatedPages } from '../platform/rated-pages.ts';

/** 办事指南 on the site, of which readers say whether they are useful. */
export const ratedGuides: RatedPages = {
  folder: '/guides/',
  label: '办事指南',
  of: (db, authorityId, ids) =>
    db
      .selectFrom('guides as g')
      .innerJoin('guide_versions as v', (join) => join.onRef('v.guide_id', '=', 'g.id').on('v.until', 'is', null))
      .select(['g.id', sql<string>`v.content ->> 'title'`.as('title'), 'g.office_id as officeId'])
      .where('g.authority_id', '=', authorityId)
      .where('g.id', 'in', ids)
      .where('g.withdrawn_at', 'is', null)
      .execute(),
};
