import { sql } from 'kysely';
import type { OnlineTexts } from '../../platform/online-texts.ts';
import { business } from '../rules.ts';

/** 网站栏目: names and descriptions. */
export const onlineColumns: OnlineTexts = {
  name: 'columns',
  async of(db, authorityId) {
    const columns = await db
      .selectFrom('columns')
      .select(['id', 'name', 'description'])
      .where('authority_id', '=', authorityId)
      .where('hidden', '=', false)
      .orderBy('id')
      .execute();
    return columns.map(({ id, name, description }) => ({
      id: String(id),
      title: `网站栏目“${name}”`,
      parts: [
        { where: '名称', text: name },
        { where: '说明', text: description },
      ],
    }));
  },
  mend: (id) => ({ href: `/console/columns/${id}`, label: '网站栏目', roles: ['disclosureHead'] }),
};

/** Why a document holds no more or was withdrawn, where the site says so. */
export const onlineReasons: OnlineTexts = {
  name: 'reasons',
  async of(db, authorityId) {
    const { rows } = await sql<{ id: number; title: string; validity: string; withdrawn: string }>`
      select document_id as id, title, case when withdrawn_at is null then validity_reason else '' end as validity,
        case when withdrawn_at is null then '' else withdrawn_reason end as withdrawn
      from publications where authority_id = ${authorityId} and on_site
        and (withdrawn_at is null and validity_reason <> '' or withdrawn_at is not null and withdrawn_reason <> '')
      order by document_id`.execute(db);
    return rows.map(({ id, title, validity, withdrawn }) => ({
      id: String(id),
      title: `“${title}”的有效性和撤下说明`,
      parts: [
        { where: '变更有效性的理由', text: validity },
        { where: '撤下的理由', text: withdrawn },
      ],
    }));
  },
  mend: (id) => ({ href: `/console/documents/${id}`, label: '主动公开', roles: business }),
};
