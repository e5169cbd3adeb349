import type { Generated } from 'kysely';
import type { ApplicantKind, ReplyRow } from '../law/index.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    applications: {
      id: Generated<number>;
      authority_id: number;
      number: string;
      received_on: string;
      applicant_kind: ApplicantKind;
      subject: string;
      /** a row of table three: src/law */
      outcome: ReplyRow | null;
      closed_on: string | null;
      fee_fen: Generated<number>;
      fee_paid_on: string | null;
      is_demo: Generated<boolean>;
    };
  }
}
