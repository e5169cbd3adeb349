import { dirname } from 'node:path';
import { sql } from 'kysely';
import { type DemoAccount, loadDemo } from '../demo/index.ts';
import { isEmpty, setUpKeyOf, setUpWaits } from '../organizations/index.ts';
import { clockWarning } from '../platform/audit-log/index.ts';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { Disk, reserveOf, watchDisk } from '../platform/disk/index.ts';
import { every } from '../platform/every.ts';
import { removeLeftOver } from '../platform/files/unused-files.ts';
import { listenToBooks } from '../platform/http/cache/books-listener.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { forgetAnswers } from '../platform/http/once.ts';
import { claimPort, portRefusal } from '../platform/http/port.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Job } from '../platform/room.ts';
import { partsFolder } from '../platform/scans/parts/index.ts';
import { tell } from '../platform/terminal.ts';
import { house } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { optionsOf } from './options.ts';

/** How long requests under way may take to end when the program stops; after that their connections are cut. */
const GRACE_MS = 5000;
/** Halves of files, and files that nothing names any more. */
const keepFiles: Job = {
  name: 'keepFiles',
  everyMs: 3_600_000,
  run: ({ db, files, now }) => removeLeftOver(db, files, now),
};
/** Answers to forms, and the cookies that went with them. */
const keepAnswers: Job = { name: 'keepAnswers', everyMs: 60_000, run: ({ db, now }) => forgetAnswers(db, now) };

/** `gongkai start [--port N] [--data DIR] [--empty]`: runs until SIGTERM, SIGINT or SIGHUP, then stops its database cleanly. */
export async function start(args: string[]): Promise<number> {
  const { values } = optionsOf(args, {
    port: { type: 'string' },
    data: { type: 'string' },
    empty: { type: 'boolean' },
  });
  const config = readConfig(process.env, values);
  const ended = untilTold();
  process.stdout.on('error', () => {}); // a file, perhaps, on a disk that is full
  await claimPort(config.port, config.host);
  const books = await openBooks(config, true);
  try {
    const { db, files, sealer } = books;
    const told = (accounts: DemoAccount[]) => process.stdout.write(passwords(accounts));
    if (!values.empty)
      // of two first starts on one database the second waits, and finds it filled
      await db.connection().execute(async (own) => {
        await sql`select pg_advisory_lock(710711)`.execute(own);
        if (await isEmpty(db)) unwrap(await loadDemo({ db, files, house, sealer, now: new Date() }, told));
        await sql`select pg_advisory_unlock(710711)`.execute(own);
      });
    // what nobody can have written to meanwhile stays as it is known for as long as it is away
    const staleMs = books.cluster && config.staleSeconds ? Number.POSITIVE_INFINITY : config.staleSeconds * 1000;
    const pages = new PageCache({ staleMs });
    const disk = new Disk([config.data, ...(books.cluster ? [dirname(books.cluster)] : [])]);
    await disk.look();
    const app = await buildServer(
      {
        db,
        house,
        files,
        sealer,
        now: () => new Date(),
        pages,
        disk,
        proxies: config.proxies,
        insideHosts: config.insideHosts,
        parts: partsFolder(config.data),
      },
      { write: tell },
    );
    const address = await app
      .listen({ port: config.port, host: config.host })
      .catch((error) => Promise.reject(portRefusal(error, config.port, config.host)));
    const failed = (error: unknown) => app.log.error(error);
    const context = { db, house, files, sealer, config };
    const jobs = [keepFiles, keepAnswers, ...house.rooms.flatMap((room) => room.jobs)];
    const stops = [
      watchDisk(disk, books.cluster && reserveOf(books.cluster), (line) => tell(`${line}\n`)),
      ...jobs.map((job) =>
        every(job.everyMs, async () => mayRun(job, disk) && job.run({ ...context, now: new Date() }), failed),
      ),
      listenToBooks(books.url, pages),
    ];
    process.stdout.write(
      greeting(address, config.data, (await setUpWaits(db, new Date())) ? setUpKeyOf(sealer) : undefined),
    );
    const clock = await clockWarning(db, new Date());
    for (const problem of [sealer.problem, clock, disk.warning(new Date())]) if (problem) tell(`${problem}\n`);
    await ended;
    for (const stop of stops) await stop();
    const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
    await app.close();
    clearTimeout(cut);
  } finally {
    await books.close();
  }
  return 0;
}

/** While the disk is all but full only what takes files off it is done. */
const mayRun = (job: Job, { level }: Disk) =>
  level === 'well' || level === 'low' || (job === keepFiles && level === 'stopped');

/** Until the program is told to end. npm runs a script in a shell that keeps to itself what npm is told, and goes: then
 *  the program's parent is another. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      resolve();
    }, 500);
    look.unref();
  });
}

/** The accounts of the demonstration, shown this once. */
function passwords(accounts: DemoAccount[]): string {
  const lines = accounts.map(
    ({ login, password, name, role }) => `  ${login.padEnd(12)} ${password}   ${name}（${role}）`,
  );
  return [
    '',
    '已载入演示数据。下列一次性密码只显示这一次，首次登录须修改：',
    '',
    ...lines,
    '',
    '三名管理员首次登录时，还要按页面提示用手机验证器（TOTP）绑定。',
    '',
  ].join('\n');
}

/** What the terminal says when the program answers. @param setUpKey of books that are still empty, or whose first passwords wait to be used */
function greeting(address: string, data: string, setUpKey: string | undefined): string {
  const lines = [
    '',
    '公开平台已启动',
    '',
    `  公开网站    ${address}/`,
    `  工作平台    ${address}/console`,
    `  数据目录    ${data}`,
  ];
  if (setUpKey) lines.push('', `  初始设置    ${address}/console/set-up`, `  设置口令    ${setUpKey}`);
  return `${[...lines, '', '按 Ctrl+C 停止', ''].join('\n')}\n`;
}
