import type { RatedPages } from '../../platform/rated-pages.ts';

/** Documents on the site, of which readers say whether they are useful. */
export const ratedDocuments: RatedPages = {
  folder: '/documents/',
  label: '文件',
  of: (db, authorityId, ids) =>
    db
      .selectFrom('publications')
      .select(['document_id as id', 'title', 'office_id as officeId'])
      .where('authority_id', '=', authorityId)
      .where('document_id', 'in', ids)
      .where('withdrawn_at', 'is', null)
      .where('on_site', '=', true)
      .execute(),
};
