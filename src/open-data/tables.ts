import type { Generated } from 'kysely';

/** What other programs are told of. */
export type WebhookEvent = 'published' | 'corrected' | 'withdrawn';
export type WebhookState = 'active' | 'paused' | 'removed';
export type PushState = 'due' | 'done' | 'dead';

declare module '../platform/database/tables.ts' {
  interface Tables {
    api_keys: {
      id: Generated<number>;
      authority_id: number;
      name: string;
      key_hash: string;
      beginning: string;
      created_at: Date;
      created_by: string;
      used_on: Generated<string | null>;
      revoked_at: Generated<Date | null>;
      revoked_by: Generated<string>;
    };
    webhooks: {
      id: Generated<number>;
      authority_id: number;
      key: string;
      name: string;
      address: string;
      site: string;
      events: WebhookEvent[];
      column_id: number | null;
      sealed_secret: Buffer | null;
      sealed_next_secret: Generated<Buffer | null>;
      state: Generated<WebhookState>;
      paused_at: Generated<Date | null>;
      paused_by: Generated<string>;
      created_at: Date;
      created_by: string;
      failing_since: Generated<Date | null>;
      failures: Generated<number>;
      rests_until: Generated<Date>;
      slow: Generated<boolean>;
      held_until: Generated<Date>;
      held_by: Generated<string>;
      worked_at: Generated<Date>;
    };
    webhook_deliveries: {
      id: Generated<number>;
      webhook_id: number;
      key: string;
      event: WebhookEvent | 'test';
      document_id: number | null;
      happened_at: Date;
      state: Generated<PushState>;
      attempts: Generated<number>;
      next_at: Date;
      ended_at: Generated<Date | null>;
    };
    webhook_attempts: {
      id: Generated<number>;
      delivery_id: number;
      at: Date;
      status: number | null;
      ms: number;
      said: string;
    };
  }
}
