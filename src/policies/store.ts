import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Policy } from './rules.ts';

/** What is a policy document: 规章 and 行政规范性文件 wherever they stand, and what stands in a column of policies that
 *  explains none and whose column is not for explanations. Of the publication p, its column c. */
const isPolicy = sql<boolean>`(p.legal_form is not null or c.kind = 'policy' and c.name not like '%解读%' 
  and not exists (select from revision_relations l where l.revision_id = p.revision_id and l.kind = 'interprets')
  and not exists (select from document_relations d where d.from_document_id = p.document_id and d.kind = 'interprets'))`;

/** Later documents of the site that end the publication p, and since when. */
const later = sql`coalesce((
  select json_agg(json_build_object('by', q.title, 'on', d.on_day) order by d.on_day)
  from document_relations d join publications q on q.document_id = d.from_document_id
  where d.to_document_id = p.document_id and d.on_day is not null and q.withdrawn_at is null and q.on_site), '[]')`;

/** Whether the site shows an interpretation of the publication p, said with the text or afterwards. */
const interpreted = sql`(
  exists (select from revision_relations l join publications q on q.revision_id = l.revision_id
    where l.to_document_id = p.document_id and l.kind = 'interprets' and q.withdrawn_at is null and q.on_site)
  or exists (select from document_relations d join publications q on q.document_id = d.from_document_id
    where d.to_document_id = p.document_id and d.kind = 'interprets' and q.withdrawn_at is null and q.on_site))`;

const day = sql`(p.published_at at time zone 'Asia/Shanghai')::date`;

function policies(where: ReturnType<typeof sql>) {
  return sql<Policy>`
    select p.document_id as "documentId", p.title, p.index_number as "indexNumber", r.document_number as "documentNumber",
      p.office_id as "officeId", o.name as "officeName", p.legal_form as "legalForm", p.formed_on as "formedOn",
      ${day} as "publishedOn", p.validity, p.validity_changed_on as "declaredOn", f.in_force_from as "from",
      f.in_force_until as until, coalesce(f.theme, '') as theme, coalesce(f.audiences, '{}') as audiences, ${later} as later,
      ${interpreted} as interpreted, coalesce(f.exempt, '') as exempt
    from publications p join columns c on c.id = p.column_id join offices o on o.id = p.office_id
      join revisions r on r.id = p.revision_id left join policy_facts f on f.document_id = p.document_id
    where ${where} and p.supplier = '' and p.withdrawn_at is null and p.on_site and ${isPolicy}
    order by coalesce(p.formed_on, ${day}) desc, p.document_id desc`;
}

/** All that the site shows of an authority's own, the newest first. */
export async function policiesOf(db: Db, authorityId: number): Promise<Policy[]> {
  return (await policies(sql`p.authority_id = ${authorityId}`).execute(db)).rows;
}

/** One of them; undefined: no policy document, or not on the site. */
export async function policyById(db: Db, authorityId: number, id: number): Promise<Policy | undefined> {
  return (await policies(sql`p.authority_id = ${authorityId} and p.document_id = ${id}`).execute(db)).rows[0];
}

/** What documents are about, of those of which somebody said it: document → theme. */
export async function themesOf(db: Db, documentIds: readonly number[]): Promise<Map<number, string>> {
  if (!documentIds.length) return new Map();
  const rows = await db
    .selectFrom('policy_facts')
    .select(['document_id', 'theme'])
    .where('document_id', 'in', [...documentIds])
    .where('theme', '<>', '')
    .execute();
  return new Map(rows.map(({ document_id, theme }) => [document_id, theme]));
}

export interface Facts {
  theme: string;
  audiences: readonly string[];
  from: string | null;
  until: string | null;
  /** why it needs no interpretation; '': it does */
  exempt: string;
}

/** Says it anew. The caller holds the document. */
export async function setFacts(
  db: Db,
  of: { documentId: number; authorityId: number; by: string; at: Date },
  { theme, audiences, from, until, exempt }: Facts,
): Promise<void> {
  const facts = {
    ...{ theme, audiences: [...audiences], in_force_from: from, in_force_until: until, exempt },
    ...{ set_by: of.by, set_at: of.at },
  };
  await db
    .insertInto('policy_facts')
    .values({ document_id: of.documentId, authority_id: of.authorityId, ...facts })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(facts))
    .execute();
}
