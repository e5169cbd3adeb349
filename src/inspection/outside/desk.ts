import { sql } from 'kysely';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { readers } from '../rules.ts';

const MOST = 10;

/** 工作台: what the own office has online with links that do not open. */
export async function deadLinkLines({ db, who }: Asked): Promise<DeskLine[]> {
  if (who.officeId === null || !has(who, ...readers)) return [];
  const { rows } = await sql<{ id: number; title: string; n: number }>`
    select f.document_id as id, r.title, count(*)::int as n from inspection_findings f
    join documents d on d.id = f.document_id join revisions r on r.id = f.revision_id
    where f.authority_id = ${who.authorityId} and d.office_id = ${who.officeId} and f.check_id = 'norm.link'
      and f.gone_day is null and f.judged_at is null
    group by f.document_id, r.title order by f.document_id desc limit ${MOST}`.execute(db);
  return rows.map(({ id, title, n }) => ({
    ...{ title, href: `/console/documents/${id}`, tag: '链接失效' },
    note: `已公开的正文里有 ${n} 个链接打不开`,
  }));
}
