import { sql } from 'kysely';
import type { ActKind } from '../../src/annual-report/declared/kinds.ts';
import type { ApplicantKind, Channel, RemedyBlock, RemedyResult, ReplyRow } from '../../src/law/index.ts';
import type { Db } from '../../src/platform/database/index.ts';
import type { LegalForm, Validity } from '../../src/publishing/index.ts';
import type { TestTown } from './town.ts';

/** Writes rows straight into the ledgers that the annual report counts, for one town. */
export function ledgersOf(db: Db, town: TestTown) {
  let serial = 0;
  const authority_id = town.authorityId;
  return {
    /** Confirmed deliveries on one day. */
    deliveries: (channel: Channel, count: number, day: string) =>
      sql`insert into deliveries (authority_id, office_id, channel, state, title, planned_at, delivered_on, formed_on)
        select ${authority_id}, ${town.offices.office}, ${channel}, 'confirmed', '第 ' || n || ' 条', ${`${day}T00:00:00Z`}, ${day}, ${day}
        from generate_series(1, ${count}::int) n`.execute(db),

    application(kind: ApplicantKind, received: string, outcome?: ReplyRow, closed?: string, feeFen = 0) {
      serial += 1;
      return db
        .insertInto('applications')
        .values({
          authority_id,
          number: `测试〔${serial}〕号`,
          received_on: received,
          applicant_kind: kind,
          subject: `第 ${serial} 件所需的信息`,
          outcome: outcome ?? null,
          closed_on: closed ?? null,
          phase: closed ? 'closed' : 'open',
          fee_fen: feeFen,
          fee_paid_on: feeFen ? closed! : null,
        })
        .execute();
    },

    remedy: (kind: RemedyBlock, filed: string, result?: Exclude<RemedyResult, 'pending'>, concluded?: string) =>
      db
        .insertInto('remedy_cases')
        .values({
          authority_id,
          kind,
          case_number: `测试〔${++serial}〕号`,
          filed_on: filed,
          result: result ?? null,
          concluded_on: concluded ?? null,
          application_id: null,
        })
        .execute(),

    /** A document with a legal form that stands before the public. */
    async legalDocument(
      form: LegalForm,
      of: { formed: string | null; published?: string; validity?: Validity; changed?: string; withdrawn?: boolean },
    ) {
      serial += 1;
      const at = new Date(`${of.published ?? of.formed}T02:00:00Z`);
      const { id } = await db
        .insertInto('documents')
        .values({ authority_id, office_id: town.offices.office, state: 'published', created_at: at, updated_at: at })
        .returning('id')
        .executeTakeFirstOrThrow();
      const title = `关于第 ${serial} 事的规定`;
      const revision = await db
        .insertInto('revisions')
        .values({ document_id: id, number: 1, created_at: at, saved_at: at, title, body_html: '', body_text: '' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('publications')
        .values({
          document_id: id,
          authority_id,
          office_id: town.offices.office,
          revision_id: revision.id,
          column_id: town.columnId,
          article_item: '20.1',
          legal_form: form,
          title,
          index_number: `测试-${id}`,
          formed_on: of.formed,
          published_at: at,
          changed_at: at,
          on_site: true,
          validity: of.validity ?? 'valid',
          validity_changed_on: of.changed ?? null,
          withdrawn_at: of.withdrawn ? at : null,
        })
        .execute();
    },

    act: (kind: ActKind, day: string, figure: number) =>
      db
        .insertInto('declared_acts')
        .values({
          authority_id,
          office_id: town.offices.finance,
          kind,
          happened_on: day,
          count: kind === 'fee' ? 1 : figure,
          amount_fen: kind === 'fee' ? figure : 0,
          title: '登记',
          source: '测试',
          recorded_by: '测试',
          recorded_at: new Date(`${day}T02:00:00Z`),
        })
        .execute(),
  };
}
