import type { Generated } from 'kysely';
import type { Counted, Kind, Rhythm } from './rules.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    subscription_requests: {
      id: Generated<number>;
      authority_id: number;
      address_key: Buffer;
      code_hash: Buffer;
      sealed_request: Buffer | null;
      asked_at: Date;
      confirmed_at: Date | null;
    };
    subscribers: {
      id: Generated<number>;
      authority_id: number;
      address_key: Buffer;
      sealed_address: Buffer;
      rhythm: Rhythm;
      begun_on: string;
      renewed_on: string;
      asked_on: string | null;
      next_on: string;
      digests: Generated<number>;
    };
    subscriptions: {
      id: Generated<number>;
      subscriber_id: number;
      kind: Kind;
      ref: string;
      sealed_word: Buffer | null;
      since: Date;
      state: Generated<string>;
      news: Generated<number>;
    };
    subscription_told: { subscriber_id: number; document_id: number; digest: number };
    subscription_days: { authority_id: number; day: string; what: Counted; times: number };
  }
}
