import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { CheckId, Weight } from '../law/index.ts';
import type { Hiding } from './copies/hiding.ts';
import type { FileFinding } from './findings.ts';
import type { Seen } from './inside/eyes.ts';
import type { ListId } from './terms/lists.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    check_lists: {
      authority_id: number;
      list: ListId;
      shared: Generated<boolean>;
      version: Generated<number>;
      changed_at: Date;
      changed_by: number;
    };
    check_terms: {
      id: GeneratedAlways<number>;
      authority_id: number;
      list: ListId;
      term: string;
      instead: string;
      advice: string;
      variants: string[];
      exceptions: string[];
      source: string;
      changed_at: Date;
      changed_by: number;
    };
    check_weights: {
      authority_id: number;
      /** null: in every column */
      column_id: number | null;
      check_id: CheckId;
      weight: Weight;
      changed_at: Date;
      changed_by: number;
    };
    masking_rules: {
      authority_id: number;
      check_id: Generated<string>;
      head: Generated<string>;
      way: Hiding;
      shown_first: number;
      shown_last: number;
      changed_at: Date;
      changed_by: number;
    };
    file_checks: {
      file_hash: string;
      ending: string;
      engine: string;
      findings: JSONColumnType<FileFinding[]>;
      looked_at: Date;
    };
    file_pictures: { file_hash: string; ending: string; place: string; seen: JSONColumnType<Seen> };
    file_recognitions: {
      file_hash: string;
      ending: string;
      pictures: number;
      done: Generated<number>;
      later: boolean;
      asked_at: Generated<Date>;
      told_at: Date | null;
      held_until: Generated<Date>;
    };
    file_words: { file_hash: string; ending: string; words: string; beside: string; read_at: Date };
  }
}
