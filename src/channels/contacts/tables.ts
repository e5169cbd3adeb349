import type { Generated } from 'kysely';
import type { FollowUp } from '../tables.ts';

/** due: to be posted or forwarded; up: it is there; removed: not wanted any more before it was. */
export type PostingState = 'due' | 'up' | 'down' | 'removed';
/** What a person does at a place with one piece of information. */
export type Todo = 'post' | 'replace' | 'takeDown';
export type Paper = 'A3' | 'A4';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    posting_places: {
      facility_id: number;
      office_id: number;
      contact_id: number | null;
      serves_all: Generated<boolean>;
      paper: Generated<Paper>;
      members: number | null;
    };
    postings: {
      id: Generated<number>;
      authority_id: number;
      delivery_id: number;
      place_id: number;
      state: PostingState;
      follow_up: Generated<FollowUp | null>;
      due_on: string | null;
      given_to: Generated<number | null>;
      term_days: number | null;
      posted_on: Generated<string | null>;
      posted_by: Generated<string>;
      ends_on: Generated<string | null>;
    };
    posting_events: {
      id: Generated<number>;
      posting_id: number;
      what: Todo | 'undo';
      key: string;
      done_at: Date;
      at: Date;
      done_by: string;
      photo_hash: string | null;
      note: Generated<string>;
    };
  }
}
