import type { Generated, JSONColumnType } from 'kysely';

export type TerminalKind = 'screen' | 'kiosk';
export type Orientation = 'landscape' | 'portrait';
export type ItemKind = 'newest' | 'document' | 'figures' | 'chart' | 'windows' | 'guide' | 'text';

/** What is done at a kiosk; a page is one of paper. */
export type UseKind = 'session' | 'document' | 'search' | 'printed' | 'page' | 'filed' | 'followed' | 'call';

/** A document in one of its public revisions. */
export interface Shown {
  documentId: number;
  revisionId: number;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    terminals: {
      id: Generated<number>;
      authority_id: number;
      kind: TerminalKind;
      name: string;
      place: string;
      orientation: Orientation;
      token_hash: Generated<Buffer | null>;
      registered_at: Date;
      registered_by: string;
      shut_out_at: Generated<Date | null>;
      shut_out_by: Generated<string>;
      seen_at: Generated<Date | null>;
      version: Generated<string>;
      shows: Generated<string>;
      served: Generated<string>;
      carries: JSONColumnType<Shown[], string | undefined, string>;
      is_demo: Generated<boolean>;
    };
    terminal_codes: {
      code: string;
      authority_id: number;
      kind: TerminalKind;
      secret_hash: Buffer;
      expires_at: Date;
      terminal_id: Generated<number | null>;
    };
    playlist_items: {
      id: Generated<number>;
      authority_id: number;
      kind: ItemKind;
      column_id: number | null;
      document_id: number | null;
      guide_id: Generated<number | null>;
      title: Generated<string>;
      body: Generated<string>;
      seconds: number;
      priority: number;
      weekdays: string;
      opens: Generated<string>;
      closes: Generated<string>;
      from_on: string | null;
      until_on: string | null;
      position: number;
      changed_at: Date;
      changed_by: string;
      is_demo: Generated<boolean>;
    };
    urgent_notices: {
      id: Generated<number>;
      authority_id: number;
      title: string;
      body: string;
      begun_at: Date;
      begun_by: string;
      until: Date;
      ended_at: Generated<Date | null>;
      ended_by: Generated<string>;
      is_demo: Generated<boolean>;
    };
    kiosk_sessions: { terminal_id: number; began_at: Date; pages_printed: Generated<number> };
    terminal_uses: { terminal_id: number; day: string; kind: UseKind; count: number };
    help_calls: {
      id: Generated<number>;
      terminal_id: number;
      called_at: Date;
      answered_at: Generated<Date | null>;
      answered_by: Generated<string>;
    };
  }
}
