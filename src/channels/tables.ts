import type { Generated, JSONColumnType } from 'kysely';
import type { Channel } from '../law/index.ts';
import type { Passage } from '../platform/public-text/index.ts';
import type { What } from './connectors/connector.ts';
import type { FacilityKind } from './facilities/kinds.ts';

/** sending: the machine is at it; sent: the other side has it, and whether it is out is not known yet; removed: cancelled
 *  before it was put out, or recorded by mistake. */
export type DeliveryState = 'planned' | 'sending' | 'sent' | 'confirmed' | 'failed' | 'removed';
/** person: waits until one says that it may go on; cancelling: what was prepared is cleared away; dead: given up. */
export type TransmissionState = 'due' | 'person' | 'cancelling' | 'done' | 'dead' | 'cancelled';
/** What is still to be done where something was put out: the text was corrected, or withdrawn. */
export type FollowUp = 'replace' | 'takeDown';
export type JobState = 'checking' | 'faulty' | 'checked' | 'importing' | 'done' | 'refused' | 'interrupted';

/** One faulty cell (or row, or file) of an uploaded ledger. */
export interface Fault {
  /** 'B17'; '第 17 行' when a row has several columns at fault */
  at: string;
  row: number;
  /** position of the cell in its row, from 0 */
  column: number | null;
  found: string;
  problem: string;
  remedy: string;
}

/** What was found in an uploaded file besides its faults, as the page says it. */
export interface Found {
  /** the sheets that were read; name '' where there is but one */
  sheets: { name: string; rows: number; samples: Sample[] }[];
  unread: { name: string; why: string }[];
  /** rows that are no records, by their kind */
  skipped: Partial<Record<NoRecord, number>>;
  /** the first of them */
  skippedRows: { kind: NoRecord; at: string; text: string }[];
  /** cells that have the value of the one above, which they are merged with */
  filled: number;
  /** rows that look like another record of the ledger: left out unless chosen */
  alike: number;
  /** records that stand in the file more than once and are not all known: how many beyond the first */
  twice: number;
  /** the first of them: where each stands, and where the first one does */
  twiceRows: { at: string; firstAt: string; title: string }[];
  /** what the automatic checks found in rows that are new, the first of them, and of which check there are how many more */
  looked: Passage[];
  lookedMore: Record<string, number>;
  /** the first of them; key: GoodRow's, other: the record's number */
  alikeRows: {
    key: string;
    sheet: string;
    row: number;
    title: string;
    deliveredOn: string;
    channel: Channel;
    other: number;
  }[];
}

/** A record as it will be booked. */
interface Sample {
  row: number;
  title: string;
  deliveredOn: string;
  channel: Channel;
  officeId: number;
  columnId: number | null;
}

/** Why a row of an uploaded ledger is no record. */
export type NoRecord = 'total' | 'signature' | 'header' | 'note' | 'caption' | 'blank' | 'merged';

/** One thing that was put right in a record, as people read it. */
export interface Edited {
  field: string;
  from: string;
  to: string;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    ledger_imports: {
      id: Generated<number>;
      authority_id: number;
      office_id: number | null;
      year: number;
      file_name: string;
      file_hash: string;
      rows: number;
      added: number;
      staff_id: number | null;
      staff_name: string;
      at: Date;
      undone_at: Date | null;
      undone_by: Generated<string>;
      undone_why: Generated<string>;
      undone: Generated<number>;
    };
    delivery_edits: {
      id: Generated<number>;
      delivery_id: number;
      changes: JSONColumnType<Edited[], string, string>;
      why: string;
      edited_by: string;
      edited_at: Date;
    };
    deliveries: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      given_to: Generated<number | null>;
      document_id: number | null;
      channel: Channel;
      state: DeliveryState;
      title: string;
      column_id: number | null;
      article_item: string | null;
      formed_on: string | null;
      planned_at: Date;
      delivered_on: string | null;
      url: Generated<string>;
      note: Generated<string>;
      failure: Generated<string>;
      import_id: number | null;
      row_key: string | null;
      recorded_by: Generated<string>;
      follow_up: FollowUp | null;
      follow_up_since: Date | null;
      taken_down_on: Generated<string | null>;
      is_demo: Generated<boolean>;
    };
    delivery_proofs: { delivery_id: number; position: number; file_hash: string; name: string };
    deliveries_apart: {
      first_id: number;
      second_id: number;
      said_by: string;
      said_at: Date;
    };
    public_facilities: {
      id: Generated<number>;
      authority_id: number;
      kind: FacilityKind;
      name: string;
      place: Generated<string>;
      count: number;
      since: string;
      until: Generated<string | null>;
      recorded_by: string;
      recorded_at: Date;
      removed_at: Generated<Date | null>;
      removed_by: Generated<string>;
      removed_reason: Generated<string>;
    };
    channel_connectors: {
      authority_id: number;
      connector: string;
      enabled: boolean;
      settings: JSONColumnType<Record<string, string>, string, string>;
      sealed_secrets: Buffer | null;
      updated_at: Date;
      updated_by: string;
      held_until: Generated<Date>;
      held_by: Generated<string>;
      worked_at: Generated<Date>;
      heard_to: Generated<number>;
      heard_at: Generated<Date>;
      faults: Generated<number>;
      away_since: Generated<Date | null>;
      rests_until: Generated<Date>;
      rest_said: Generated<string>;
    };
    delivery_visits: {
      delivery_id: number;
      url: string;
      host: string;
      day: string;
      at: Date;
      status: number | null;
      why: Generated<string>;
      bad_days: Generated<number>;
    };
    transmissions: {
      id: Generated<number>;
      authority_id: number;
      connector: string;
      account: Generated<string>;
      what: What;
      state: TransmissionState;
      committed: Generated<boolean>;
      committed_at: Generated<Date | null>;
      approved: Generated<boolean>;
      reached: JSONColumnType<Record<string, unknown>, string | undefined, string>;
      attempts: Generated<number>;
      next_at: Date;
      said: Generated<string>;
      away: Generated<boolean>;
      created_at: Date;
      created_by: string;
      ended_at: Generated<Date | null>;
    };
    transmission_articles: {
      transmission_id: number;
      position: number;
      delivery_id: number;
      revision_id: number;
      url: Generated<string>;
    };
    transmission_attempts: {
      id: Generated<number>;
      transmission_id: number;
      at: Date;
      outcome: string;
      said: string;
    };
    import_jobs: {
      id: Generated<number>;
      authority_id: number;
      office_id: number | null;
      year: number;
      file_name: string;
      file_hash: string | null;
      state: JobState;
      progress: Generated<number>;
      rows: Generated<number>;
      fresh: Generated<number>;
      known: Generated<number>;
      fault_count: Generated<number>;
      faults: JSONColumnType<Fault[], string | undefined, string>;
      ignored: JSONColumnType<string[], string | undefined, string>;
      channels: JSONColumnType<Partial<Record<Channel, number>>, string | undefined, string>;
      found: JSONColumnType<Partial<Found>, string | undefined, string>;
      message: Generated<string>;
      import_id: number | null;
      staff_id: number | null;
      created_at: Date;
      touched_at: Generated<Date>;
    };
  }
}
