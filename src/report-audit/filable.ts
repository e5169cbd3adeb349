import type { Db } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { type AuditedReport, isUnconfirmed } from './audit.ts';
import { basisOf, type OfResult, originalOf, resultOf } from './store.ts';
import { openCells, withTyped } from './typed-in/apply.ts';

/** A result of the audit as it may be sent up for the authority whose report it is. */
export interface Filable {
  file: string;
  report: AuditedReport;
  /** cells of the form that neither were read nor typed in */
  open: number;
  /** rows and tables that the paper has not */
  missing: readonly string[];
  /** it is a scan, and nobody has held what was recognised against the original */
  unconfirmed: boolean;
  /** the file itself, where it was kept */
  original: Buffer | undefined;
}

/** undefined: no such result, a file that was not read, or one that was kept before there was a basis. */
export async function filableOf(
  db: Db,
  sealer: Sealer,
  owner: Pick<Who, 'id' | 'authorityId'>,
  of: OfResult,
): Promise<Filable | undefined> {
  const [result, basis] = [await resultOf(db, sealer, owner, of), await basisOf(db, sealer, owner, of)];
  if (!result || 'error' in result || !basis) return undefined;
  const read = withTyped(basis.read, basis.typed);
  const original = await originalOf(db, sealer, owner, of);
  return { ...result, open: openCells(read).length, missing: read.missing, unconfirmed: isUnconfirmed(read), original };
}
