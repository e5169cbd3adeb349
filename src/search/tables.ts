declare module '../platform/database/tables.ts' {
  interface Tables {
    search_entries: {
      document_id: number;
      authority_id: number;
      published_at: Date;
      column_id: number;
      office_id: number;
      title: string;
      heads: string;
      words: string;
    };
    search_texts: { document_id: number; folded: string };
    search_words: { authority_id: number; word: string; documents: number };
  }
}

export {};
