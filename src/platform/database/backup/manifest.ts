import { z } from 'zod';
import { Refusal } from '../../outcome.ts';

/** Raised whenever an older program could no longer read what is written. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
/** The last member, in the form of `sha256sum`: a file cut off has none. */
export const SUMS = 'SHA256SUMS';

const name = z.string().min(1).max(63);
const manifest = z.object({
  format: z.literal(FORMAT),
  /** instant, ISO 8601 */
  madeAt: z.string(),
  /** major version of the server it came from, to read by; any from 13 can take it */
  server: z.number().int(),
  /** names in schema_migrations: the form that the tables have */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name, columns: z.array(name), rows: z.number().int().nonnegative() })),
  /** `next`: what the sequence will give next, as text because it may pass 2^53 */
  sequences: z.array(z.object({ name, next: z.string().regex(/^-?\d+$/) })),
});

export type Manifest = z.infer<typeof manifest>;
export type TableEntry = Manifest['tables'][number];

/** @throws Refusal when it is none, or of a newer format */
export function readManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('备份文件的清单无法读取');
  }
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > FORMAT)
    throw new Refusal('备份文件由更新版本的程序制作，请升级本程序后再恢复');
  const parsed = manifest.safeParse(value);
  if (!parsed.success) throw new Refusal('备份文件的清单无法读取');
  return parsed.data;
}

/** The n-th piece of a table: its rows in COPY text form, cut anywhere. */
export const pieceName = (table: string, n: number) => `tables/${table}/${String(n).padStart(6, '0')}.copy`;
export const tableOf = (member: string) => /^tables\/(.+)\/\d{6,}\.copy$/.exec(member)?.[1];

export const fileName = (hash: string) => `files/${hash}`;
export const hashOf = (member: string) => /^files\/([0-9a-f]{64})$/.exec(member)?.[1];
