import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { Expected } from '../audit.ts';
import { type AuditedFile, auditFiles, type GivenFile } from '../audit-files.ts';
import type { AuditProcesses } from '../processes.ts';
import { keepHead, keepResult, type Results } from '../store.ts';
import { begin, end, goOn } from './progress.ts';

interface Upload {
  id: string;
  files: readonly GivenFile[];
  previous: readonly GivenFile[];
  expected: Pick<Expected, 'authority' | 'year'>;
  /** what it came to without its scans */
  quick: Results;
}

interface By {
  db: Db;
  sealer: Sealer;
  processes: AuditProcesses;
  /** folder of the parts by which scans are read */
  parts: string;
  /** what of it cannot be told to a person */
  failed: (error: unknown) => void;
}

/** The process says that it lives, in milliseconds. */
const LIVES = 15_000;

/** Whether scans are among the files, which take minutes. */
export const scansIn = ({ reports, previousErrors }: Results): boolean =>
  [...reports, ...previousErrors].some(({ pictured = 0 }) => pictured > 0);

/** Reads the scans of an upload after its person has been answered; each result takes the place of the one before as it
 *  comes. @returns when it has begun, so that the page can say how far it is */
export async function readOn(by: By, upload: Upload): Promise<void> {
  const { reports, previousErrors } = upload.quick;
  const pages = [...reports, ...previousErrors].reduce((sum, { pictured = 0 }) => sum + pictured, 0);
  await begin(by.db, upload.id, pages);
  void read(by, upload).catch(by.failed);
}

async function read({ db, sealer, processes, parts, failed }: By, { id, quick, ...upload }: Upload): Promise<void> {
  const done = new Map<string, number>();
  const counted = () => [...done.values()].reduce((sum, pages) => sum + pages, 0);
  const say = () => void goOn(db, id, counted()).catch(failed);
  const lives = setInterval(say, LIVES);
  const tell = (file: string, pages: number) => {
    done.set(file, pages);
    say();
  };
  // figures are held against last year's: where that was a scan, every report is audited again
  const all = quick.previousErrors.some(({ pictured = 0 }) => pictured > 0);
  const settled = async (n: number, one: AuditedFile) => {
    if (all || quick.reports[n]?.pictured) await keepResult(db, sealer, { id, number: n + 1 }, one);
  };
  try {
    const { previous, expected } = upload;
    const { previousErrors } = await auditFiles(upload.files, {
      ...{ previous, expected, processes, settled },
      scans: { parts, tell },
    });
    await keepHead(db, sealer, id, { ...quick, previousErrors });
  } finally {
    clearInterval(lives);
    await end(db, id);
  }
}
