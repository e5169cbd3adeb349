import type { ColumnType, Generated } from 'kysely';
import type { ApplicantKind, DeliveryWay, Phase, ReceiptChannel, ReplyKindId, ReplyRow, Step } from '../law/index.ts';
import type { PaperKind } from './papers/kinds.ts';

/** 获取信息的方式. 条例 art. 29 */
export type Provision = 'copy' | 'electronic' | 'read' | 'other';
export type FileKind = 'attachment' | 'identity' | 'clarification' | 'proof' | 'answer' | 'information' | 'other';
export type PaperState = 'draft' | 'issued';

/** An officer's wish to extend, until the head of the disclosure office decides. */
export interface ExtensionRequest {
  days: number;
  reason: string;
  by: number | null;
  byName: string;
  on: string;
  /** granted and told on this earlier day, and only now recorded */
  made?: string;
}

/** What an amendment moved: what, from, to. */
export type Change = readonly [what: string, from: string, to: string];

declare module '../platform/database/tables.ts' {
  interface Tables {
    applications: {
      id: Generated<number>;
      authority_id: number;
      number: string;
      /** null: not yet confirmed, so not yet received */
      received_on: string | null;
      applicant_kind: ApplicantKind;
      subject: string;
      /** a row of table three: src/law */
      outcome: ReplyRow | null;
      /** the day on which the reply was signed and issued */
      closed_on: string | null;
      /** paid, in 分 */
      fee_fen: Generated<number>;
      fee_paid_on: string | null;
      is_demo: Generated<boolean>;
      channel: ReceiptChannel | null;
      arrived_on: string | null;
      confirmed_on: string | null;
      phase: Generated<Phase>;
      /** last day to reply; null while nothing runs */
      due_on: string | null;
      due_provisional: Generated<boolean>;
      paused: Generated<boolean>;
      /** the applicant's last day to clarify or to pay */
      waits_until: string | null;
      extended: Generated<boolean>;
      reply_kind: ReplyKindId | null;
      delivered_on: string | null;
      /** by order of a decision or judgment; the columns of its end stay those of the first */
      reopened_on: string | null;
      /** the last day that bound the first end */
      first_due_on: string | null;
      officer_id: number | null;
      office_id: number | null;
      sealed_description: Buffer | null;
      sealed_purpose: Buffer | null;
      provision: Generated<Provision>;
      delivery_way: Generated<DeliveryWay>;
      applicant_shown: Generated<string>;
      sealed_applicant: Buffer | null;
      identity_key: Buffer | null;
      /** fingerprints by which the applicant is found; null: not reckoned yet */
      find_keys: Buffer[] | null;
      query_code_hash: Buffer | null;
      wants_public: Generated<boolean>;
      split_from: number | null;
      merged_into: number | null;
      /** ExtensionRequest */
      sealed_extension_request: Buffer | null;
      /** notices by e-mail, chosen by the applicant */
      mail_notices: Generated<boolean>;
      words: Generated<string[]>;
      personal_erased_on: string | null;
      version: Generated<number>;
    };
    application_steps: {
      application_id: number;
      seq: number;
      kind: Step['kind'];
      happened_on: string;
      step: ColumnType<Step, string, never>;
      sealed_said: Buffer | null;
      paper_id: number | null;
      recorded_at: Date;
      recorded_by: number | null;
      recorder: string;
    };
    /** what replaced a step, or voided it: the latest of a step holds */
    application_amendments: {
      id: Generated<number>;
      application_id: number;
      seq: number;
      step: ColumnType<Step | null, string | null, never>;
      sealed_said: Buffer | null;
      sealed_reason: Buffer | null;
      changes: ColumnType<Change[], string, never>;
      amended_at: Date;
      amended_by: number | null;
      amender: string;
    };
    /** the steps as amended, without those that were voided */
    standing_steps: {
      application_id: number;
      seq: number;
      kind: Step['kind'];
      happened_on: string;
      step: Step;
      sealed_said: Buffer | null;
      paper_id: number | null;
      recorded_at: Date;
      recorded_by: number | null;
      recorder: string;
      amendment_id: number | null;
    };
    application_files: {
      id: Generated<number>;
      application_id: number;
      file_hash: string;
      sealed_name: Buffer | null;
      kind: FileKind;
      step_seq: number | null;
      by_applicant: boolean;
      added_by: string;
      added_at: Date;
    };
    application_messages: {
      id: Generated<number>;
      application_id: number;
      direction: 'fromApplicant' | 'toApplicant';
      sealed_body: Buffer | null;
      author: string;
      at: Date;
      read_at: Date | null;
    };
    application_notes: {
      id: Generated<number>;
      application_id: number;
      sealed_body: Buffer | null;
      staff_id: number | null;
      author: string;
      at: Date;
    };
    application_papers: {
      id: Generated<number>;
      application_id: number;
      kind: PaperKind;
      state: PaperState;
      authority_id: number;
      year: number | null;
      serial: number | null;
      number: string | null;
      /** PaperContent, with the letter once issued */
      sealed_content: Buffer | null;
      /** of a draft reply: what a verdict is bound to */
      reply_hash: string | null;
      dated_on: string | null;
      docx_hash: string | null;
      pdf_hash: string | null;
      /** its step was voided */
      voided: Generated<boolean>;
      /** a draft that was sent back to who wrote it */
      returned: Generated<boolean>;
      version: Generated<number>;
      updated_at: Date;
      updated_by: number | null;
      updater: string;
    };
    application_receipt_terms: {
      id: Generated<number>;
      authority_id: number;
      from_on: string;
      system_confirms: boolean;
      set_by: number;
      set_at: Date;
    };
  }
}
