import type { Stage } from './rules.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    /** What somebody does not want to be told of until a day. */
    snoozes: {
      staff_id: number;
      /** of the notice: 'limit:remedy:12:answer' */
      key: string;
      href: string;
      /** last day, 'YYYY-MM-DD', as it was */
      due_on: string | null;
      /** '': more than five working days were left, or it has no last day */
      stage: Stage | '';
      /** how many things it counted */
      size: number;
      /** on this day it is told again, 'YYYY-MM-DD' */
      until: string;
      snoozed_at: Date;
    };
  }
}
