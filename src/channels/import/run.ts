import type { Caller } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import type { FileStore } from '../../platform/files/files.ts';
import { FailureError } from '../../platform/outcome.ts';
import { tell } from '../../platform/terminal.ts';
import { importLedger } from './import-ledger.ts';
import { ended, imported, type Job, surveyed, touchJob } from './jobs.ts';
import { Unreadable } from './reading/unreadable.ts';
import { rulesFor, survey } from './survey.ts';

const TOUCH_MS = 400;
const ALIVE_MS = 5000;

class Stopped extends Error {}

/** Runs jobs beside the requests, one after another. `stop` waits until the running one has let go; it is then
 *  interrupted, and whatever it had written is rolled back. */
export class ImportRunner {
  private tail: Promise<void> = Promise.resolve();
  private stopping = false;
  private readonly files: FileStore;

  constructor(files: FileStore) {
    this.files = files;
  }

  check(caller: Caller, job: Job): void {
    this.enqueue(caller, job, async (progress) => {
      const rules = await rulesFor(caller.db, caller.who, { ...job, today: dayOf(caller.now) });
      await surveyed(caller.db, job.id, await survey(caller.db, this.files.path(job.fileHash), rules, progress));
    });
  }

  /** @param chosen keys of rows that look like other records and are to be imported all the same
   *  @param twice what to take of records that stand in the file more than once */
  import(caller: Caller, job: Job, chosen: readonly string[], twice: 'all' | 'one'): void {
    this.enqueue(caller, job, async (progress) => {
      const path = this.files.path(job.fileHash);
      const { confirmed } = caller;
      const input = { ...job, path, chosen, twice, progress, ...(confirmed && { confirmed }) };
      const result = await importLedger(caller, input);
      if (result.ok) await imported(caller.db, job.id, result.value);
      else await ended(caller.db, job.id, 'refused', result.message);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.tail;
  }

  private enqueue({ db }: Caller, job: Job, work: (progress: (done: number) => void) => Promise<void>): void {
    let done = 0;
    let told = Date.now();
    let touching: Promise<unknown> = Promise.resolve();
    const touch = () => {
      told = Date.now();
      touching = touchJob(db, job.id, done).catch(() => {});
    };
    const alive = setInterval(touch, ALIVE_MS);
    const progress = (share: number) => {
      if (this.stopping) throw new Stopped();
      done = share;
      if (Date.now() - told >= TOUCH_MS) touch();
    };
    const run = async () => {
      try {
        progress(0);
        await work(progress);
      } catch (error) {
        await touching;
        if (error instanceof Unreadable || error instanceof FailureError)
          await ended(db, job.id, 'refused', error.message);
        else {
          await ended(db, job.id, 'interrupted', '').catch(() => {});
          if (!(error instanceof Stopped)) tell(`import job ${job.id}: ${String(error)}\n`);
        }
      } finally {
        clearInterval(alive);
        await touching;
      }
    };
    this.tail = this.tail.then(run);
  }
}
