import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    search_entries: {
      document_id: number;
      authority_id: number;
      published_at: Date;
      column_id: number;
      office_id: number;
      title: string;
      numbers: string[];
      heads: string;
      words: string;
    };
    search_texts: { document_id: number; folded: string; inside: Generated<string> };
    search_files: {
      authority_id: number;
      file_hash: string;
      outcome: 'read' | 'part' | 'unread' | null;
      why: Generated<string>;
      characters: Generated<number>;
      done: Generated<boolean>;
    };
    search_passages: { authority_id: number; file_hash: string; place: number; text: string; folded: string };
    search_words: { authority_id: number; word: string; documents: number; sound: string | null };
    search_index: { made: string };
    search_own_words: { authority_id: number; said: string; official: string; added_at: Date; added_by: number };
    search_misses: { authority_id: number; day: string; text: string; times: number };
  }
}
