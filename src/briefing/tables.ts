import type { ColumnType, Generated } from 'kysely';
import type { BriefingState } from './rules.ts';
import type { Frozen, MonthFigures } from './text/figures.ts';
import type { Part } from './text/parts.ts';

/** Read as objects, written as text. */
type Json<T> = ColumnType<T, string | undefined, string>;

declare module '../platform/database/tables.ts' {
  interface Tables {
    briefings: {
      id: Generated<number>;
      authority_id: number;
      month: string;
      state: BriefingState;
      version: Generated<number>;
      texts: Json<Partial<Record<Part, string>>>;
      begun_name: string;
      begun_at: Date;
      edited_name: Generated<string>;
      edited_at: Date | null;
      handed_by: number | null;
      handed_name: Generated<string>;
      handed_at: Date | null;
      returned_reason: Generated<string>;
      returned_name: Generated<string>;
      signed_name: Generated<string>;
      signed_at: Date | null;
      content: ColumnType<Frozen | null, string | undefined, string>;
      figures: ColumnType<MonthFigures | null, string | undefined, string>;
      sent_at: Date | null;
    };
  }
}
