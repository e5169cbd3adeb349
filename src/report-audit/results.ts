import { randomBytes } from 'node:crypto';
import type { AuditedFile } from './audit-files.ts';

/** What one upload came to. The files themselves are never kept. */
export interface Batch {
  id: string;
  staffId: number;
  at: Date;
  reports: AuditedFile[];
  previousErrors: { file: string; error: string }[];
}

const KEPT_MS = 60 * 60_000;
const MOST = 20;

/** Results for as long as somebody looks at them: an hour, the last twenty uploads, in memory only. */
export class Results {
  private readonly batches = new Map<string, Batch>();

  add(batch: Omit<Batch, 'id'>): string {
    const id = randomBytes(12).toString('base64url');
    this.batches.set(id, { ...batch, id });
    for (const old of [...this.batches.keys()].slice(0, -MOST)) this.batches.delete(old);
    return id;
  }

  /** Only one's own. */
  find(id: string, staffId: number, now: Date): Batch | undefined {
    this.forget(now);
    const batch = this.batches.get(id);
    return batch?.staffId === staffId ? batch : undefined;
  }

  /** One's own, the newest first. */
  of(staffId: number, now: Date): Batch[] {
    this.forget(now);
    return [...this.batches.values()].filter((batch) => batch.staffId === staffId).reverse();
  }

  remove(id: string): void {
    this.batches.delete(id);
  }

  private forget(now: Date): void {
    for (const { id, at } of this.batches.values()) if (now.getTime() - at.getTime() > KEPT_MS) this.batches.delete(id);
  }
}
