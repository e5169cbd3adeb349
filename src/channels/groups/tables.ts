import type { Generated } from 'kysely';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    short_links: { code: string; posting_id: number };
    link_opens: { code: string; day: string; opens: number };
    group_questions: {
      id: Generated<number>;
      authority_id: number;
      place_id: number;
      asked_on: string;
      question: string;
      answer: string;
      passed_to: number | null;
      entered_by: string;
      entered_at: Date;
    };
  }
}
