import { sql } from 'kysely';
import { channelNames, type Lack, normsOf } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { deliveringIn } from '../columns/delivering.ts';
import { publicFile } from '../public/files.ts';
import { timelinessOf } from '../releasing/timeliness.ts';
import type { Revision } from '../revisions.ts';
import { filesIn, named } from './files-in.ts';

const places: Record<Lack['field'], { where: string; field: string }> = {
  title: { where: '标题', field: 'title' },
  body_html: { where: '正文', field: 'body_html' },
  documentNumber: { where: '发文字号', field: 'document_number' },
  formedOn: { where: '成文日期', field: 'formed_on' },
  column: { where: '栏目', field: 'column_id' },
  files: { where: '附件', field: 'files' },
  channels: { where: '公开渠道', field: 'channels' },
  relations: { where: '相关文件', field: 'relation_to' },
};

/** What a revision lacks by the norms for official papers and for websites, and the links of its body that lead nowhere in
 *  this site. @param today 'YYYY-MM-DD' in China @see normsOf */
export async function lackingIn(db: Db, authorityId: number, revision: Revision, today: string): Promise<Passage[]> {
  const { columnId, formedOn, legalForm, bodyHtml } = revision;
  const [column, rule, interpreted, calendar, dead] = await Promise.all([
    columnId ? db.selectFrom('columns').select('kind').where('id', '=', columnId).executeTakeFirst() : undefined,
    deliveringIn(db, columnId),
    legalForm ? isInterpreted(db, revision) : false,
    calendarOf(db),
    Promise.all([deadLinks(db, authorityId, bodyHtml), deadFiles(db, authorityId, revision)]),
  ]);
  const lacks = normsOf(
    {
      ...revision,
      normative: legalForm !== null,
      column: column?.kind ?? null,
      unchosen: rule.channels.filter((one) => !revision.channels.includes(one)).map((one) => channelNames[one]),
      attachments: revision.attachments.map(({ name }) => name),
      pictures: picturesIn(bodyHtml),
      interpreted,
      publishBy: formedOn ? timelinessOf(formedOn, undefined, today, calendar)?.by : undefined,
    },
    today,
  );
  const passage = { index: 0, before: '', after: '' };
  return [
    ...lacks.map(({ field, ...lack }) => ({ ...passage, ...lack, ...places[field] })),
    ...dead.flat().map((text) => ({
      ...{ ...passage, ...places.body_html, where: '正文的链接或图片', check: 'norm.link', severity: 'warn' as const },
      ...{ text, message: '本网站没有这个页面或者文件，读者打不开' },
    })),
  ];
}

/** What the pictures of a body are described by; their names say nothing. */
function picturesIn(html: string): string[] {
  return [...html.matchAll(/<img\b[^<>]*>/g)].map(([tag]) => /\salt="([^"]*)"/.exec(tag)?.[1] ?? '');
}

/** It explains another document, or another that is not withdrawn explains it. */
async function isInterpreted(db: Db, { documentId, relations }: Revision): Promise<boolean> {
  if (relations.some(({ kind }) => kind === 'interprets')) return true;
  const by = await db
    .selectFrom('revision_relations as x')
    .innerJoin('documents as d', 'd.revision_id', 'x.revision_id')
    .select('d.id')
    .where('x.to_document_id', '=', documentId)
    .where('x.kind', '=', 'interprets')
    .where('d.state', '!=', 'withdrawn')
    .executeTakeFirst();
  return by !== undefined;
}

const MOST_LINKS = 200;

/** Links of a body to files of this site that are neither public nor go out with it, as they are written. */
async function deadFiles(db: Db, authorityId: number, revision: Revision): Promise<string[]> {
  const links = [...revision.bodyHtml.matchAll(/\shref="(\/files\/([0-9a-f]{64})\/([^"<>?#]{1,900}))(?=["?#])/g)];
  const files = new Map(links.map(([, address = '', hash = '', name = '']) => [address, { hash, name: named(name) }]));
  const own = new Set(filesIn(revision).map(({ hash, name }) => `${hash} ${name}`));
  const dead: string[] = [];
  for (const [address, { hash, name }] of [...files].slice(0, MOST_LINKS))
    if (!own.has(`${hash} ${name}`) && !(await publicFile(db, authorityId, hash, name))) dead.push(address);
  return dead;
}

/** Addresses in a body that lead to a document or a column of this site that the public cannot open. Those of other sites
 *  are visited once they are online (`src/inspection/outside`). */
async function deadLinks(db: Db, authorityId: number, html: string): Promise<string[]> {
  const links = [...html.matchAll(/\shref="(\/(?:documents\/\d{1,15}|columns\/[^"/?#]{1,80}))(?=["/?#])/g)];
  const addresses = [...new Set(links.map(([, address = '']) => address))].slice(0, MOST_LINKS);
  if (!addresses.length) return [];
  const { rows } = await sql<{ address: string }>`
    select address from unnest(${addresses}::text[]) as t (address) where not exists (
      select from publications p where p.authority_id = ${authorityId} and p.withdrawn_at is null and p.on_site
        and '/documents/' || p.document_id = address)
    and not exists (select from columns c where c.authority_id = ${authorityId} and not c.hidden
        and '/columns/' || c.slug = address)`.execute(db);
  return rows.map(({ address }) => address);
}
