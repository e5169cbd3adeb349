import type { Generated, GeneratedAlways } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    inspection_runs: {
      id: GeneratedAlways<number>;
      authority_id: number;
      day: string;
      begun_at: Date;
      finished_at: Date | null;
      reached: Generated<number>;
      documents: number;
      looked: Generated<number>;
      texts: Generated<number>;
      files: Generated<number>;
      unlooked: Generated<number>;
      held_until: Date;
    };
    outside_links: { authority_id: number; address: string; host: string; seen_day: string };
    outside_tries: {
      address: string;
      day: string;
      host: string;
      tried_at: Date;
      status: number | null;
      why: string | null;
    };
    inspection_findings: {
      id: GeneratedAlways<number>;
      authority_id: number;
      /** null: it stands in no document, but in what `online` names */
      document_id: number | null;
      revision_id: number | null;
      online: string | null;
      online_id: string | null;
      online_title: string | null;
      key: string;
      check_id: string;
      severity: 'block' | 'warn' | 'hint';
      place: string;
      excerpt: string;
      message: string;
      first_day: string;
      last_day: string;
      gone_day: string | null;
      judged_by: number | null;
      judged_name: string | null;
      judged_at: Date | null;
      reason: string | null;
    };
  }
}
