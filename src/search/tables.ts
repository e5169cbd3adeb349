declare module '../platform/database/tables.ts' {
  interface Tables {
    search_entries: {
      document_id: number;
      authority_id: number;
      published_at: Date;
      column_id: number;
      office_id: number;
      words: string;
    };
    search_words: { authority_id: number; word: string; documents: number };
  }
}
