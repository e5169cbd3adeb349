import { sql } from 'kysely';
import type { DocumentBalance } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { LegalForm, Validity } from '../tables.ts';
import { legalForms } from '../words.ts';

/** One 规章 or 行政规范性文件 that is public. `endedOn`: the day it was repealed or expired. */
export interface LegalDocument {
  documentId: number;
  title: string;
  indexNumber: string;
  formedOn: string;
  validity: Validity;
  endedOn: string | null;
}

/** Documents with a legal form that are public, with the days on which they began and ceased to be in force. One without
 *  its own date counts from its publication, and none ends before it begins: so that the balance of any year holds. */
function inForce(authorityId: number) {
  return sql`(
    select document_id, legal_form, title, index_number, validity, formed, ended
    from publications,
      lateral (select coalesce(formed_on, (published_at at time zone 'Asia/Shanghai')::date) as formed) as begun,
      lateral (select case when validity <> 'valid' then greatest(formed, validity_changed_on) end as ended) as ceased
    where authority_id = ${authorityId} and legal_form is not null and withdrawn_at is null) as documents`;
}

/** The SQL of each figure of table two about documents. 失效 ends a document as 废止 does, else the balance 现行有效 =
 *  last year's + 本年制发 − 本年废止 could not hold. */
function conditions(year: number) {
  const start = `${year}-01-01`;
  const end = `${year + 1}-01-01`;
  return {
    issued: sql<boolean>`formed >= ${start} and formed < ${end}`,
    repealed: sql<boolean>`ended >= ${start} and ended < ${end}`,
    effective: sql<boolean>`formed < ${end} and (ended is null or ended >= ${end})`,
  };
}

/** 规章 and 行政规范性文件 issued and repealed in the year, and in force on its last day. 条例 art. 20(一) */
export async function documentBalances(
  db: Db,
  authorityId: number,
  year: number,
): Promise<Record<LegalForm, DocumentBalance>> {
  const { issued, repealed, effective } = conditions(year);
  const { rows } = await sql<{ form: LegalForm } & DocumentBalance>`
    select legal_form as form, count(*) filter (where ${issued})::int as issued,
      count(*) filter (where ${repealed})::int as repealed, count(*) filter (where ${effective})::int as effective
    from ${inForce(authorityId)} group by legal_form`.execute(db);
  const of = (form: LegalForm): DocumentBalance => {
    const { issued = 0, repealed = 0, effective = 0 } = rows.find((row) => row.form === form) ?? {};
    return { issued, repealed, effective };
  };
  return Object.fromEntries(legalForms.map((form) => [form, of(form)])) as Record<LegalForm, DocumentBalance>;
}

/** The documents behind one of those figures, newest first. */
export async function listLegalDocuments(
  db: Db,
  authorityId: number,
  year: number,
  form: LegalForm,
  figure: keyof DocumentBalance,
  page: { limit: number; offset: number },
): Promise<LegalDocument[]> {
  const { rows } = await sql<LegalDocument>`
    select document_id as "documentId", title, index_number as "indexNumber", formed as "formedOn", validity, ended as "endedOn"
    from ${inForce(authorityId)} where legal_form = ${form} and ${conditions(year)[figure]}
    order by formed desc, document_id desc limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}
