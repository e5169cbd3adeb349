import type { Caller } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { type Failure, FailureError, invalid } from '../../platform/outcome.ts';
import { askedOf, type Passage } from '../../platform/public-text/index.ts';
import type { Fault } from '../tables.ts';
import type { Again } from './check-sheet.ts';
import { type Imported, importLedger } from './import-ledger.ts';
import { recordCommand } from './jobs.ts';
import { checkAndLook } from './looked.ts';
import type { Unread } from './reading/row.ts';
import { Unreadable } from './reading/unreadable.ts';
import { readSheet } from './sheet.ts';
import { rulesFor } from './survey.ts';

interface LedgerFile {
  path: string;
  fileName: string;
  fileHash: string;
  year: number;
  officeId: number | null;
}

/** Checks a file and imports it at once, without a person looking at the result between: for the command line.
 *  @param tell is told every faulty cell; with one of them nothing is written @param leaves every sheet that is not read
 *  @param repeats every record that stands in the file already: one of each is taken */
export async function importFile(
  caller: Caller,
  file: LedgerFile,
  tell: (fault: Fault) => void,
  leaves: (sheet: Unread) => void,
  repeats: (one: Again) => void,
): Promise<{ ok: true; value: Imported } | Failure> {
  try {
    const rules = await rulesFor(caller.db, caller.who, { ...file, today: dayOf(caller.now) });
    let faults = 0;
    let unread: Unread[] = [];
    const bundles = checkAndLook(caller.db, readSheet(file.path), rules);
    for (;;) {
      const next = await bundles.next();
      if (next.done) {
        unread = next.value.unread;
        for (const sheet of unread) leaves(sheet);
        break;
      }
      faults += next.value.faults.length;
      for (const fault of next.value.faults) tell(fault);
      for (const one of next.value.again) repeats(one);
    }
    if (faults) return invalid(`共 ${faults} 处需要修改，整份没有导入`);
    const result = await importLedger(caller, file);
    if (!result.ok && result.found) return toBeAnswered(result.found);
    if (result.ok)
      await recordCommand(
        caller.db,
        result.value,
        { ...file, authorityId: caller.who.authorityId, now: caller.now },
        { unread },
      );
    return result;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    if (error instanceof Unreadable) return invalid(error.message);
    throw error;
  }
}

const NAMED = 5;

/** A command answers for nothing: a person does, on the page. */
function toBeAnswered(found: readonly Passage[]): Failure {
  const asked = askedOf(found);
  const places = asked.slice(0, NAMED).map(({ where, text }) => `${where}“${text}”`);
  const named = `${places.join('、')}${asked.length > NAMED ? '等' : ''}`;
  return invalid(`自动检查发现 ${asked.length} 处须核对：${named}。没有导入，请在“导入台账”页面上传，核对后导入`);
}
