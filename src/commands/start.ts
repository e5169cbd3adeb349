import { planAlerts } from '../alerts/index.ts';
import { keepClocks, keepHouse, putNotices, RETENTION_YEARS, recordMailedDeliveries } from '../applications/index.ts';
import { type DemoAccount, loadDemo } from '../demo/index.ts';
import { sendMails } from '../mail/index.ts';
import { isEmpty, setUpKey } from '../organizations/index.ts';
import { clockProven, clockWarning } from '../platform/audit-log/index.ts';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { every } from '../platform/every.ts';
import { listenToBooks } from '../platform/http/books-listener.ts';
import { PageCache } from '../platform/http/page-cache.ts';
import { claimPort, portRefusal } from '../platform/http/port.ts';
import { unwrap } from '../platform/outcome.ts';
import { removeLeftOver } from '../platform/unused-files.ts';
import { DUE_EVERY_MS, publishDue } from '../publishing/index.ts';
import { buildServer } from '../server.ts';
import { optionsOf } from './options.ts';

/** How long requests under way may take to end when the program stops; after that their connections are cut. */
const GRACE_MS = 5000;
/** How often it is looked at what is to be told by mail, and how often what waits goes out. */
const PLAN_MAILS_EVERY_MS = 60_000;
const SEND_MAILS_EVERY_MS = 15_000;
/** How often personal data whose period is over, unclaimed files and halves of files are looked for. */
const KEEP_HOUSE_EVERY_MS = 3_600_000;
/** How often the clocks of open applications are looked at; they move once a day at most. */
const CLOCKS_EVERY_MS = 10 * 60_000;

/** `gongkai start [--port N] [--data DIR] [--empty]`: runs until SIGTERM or SIGINT, then stops its database cleanly. */
export async function start(args: string[]): Promise<number> {
  const { values } = optionsOf(args, {
    port: { type: 'string' },
    data: { type: 'string' },
    empty: { type: 'boolean' },
  });
  const config = readConfig(process.env, values);
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await claimPort(config.port, config.host);
  const books = await openBooks(config, true);
  try {
    const { db, files, sealer } = books;
    const told = (accounts: DemoAccount[]) => process.stdout.write(passwords(accounts));
    if (!values.empty && (await isEmpty(db))) unwrap(await loadDemo(db, sealer, new Date(), told));
    const pages = new PageCache();
    const app = await buildServer({ db, files, sealer, now: () => new Date(), pages, proxies: config.proxies }, true);
    const address = await app
      .listen({ port: config.port, host: config.host })
      .catch((error) => Promise.reject(portRefusal(error, config.port, config.host)));
    const failed = (error: unknown) => app.log.error(error);
    const years = config.retentionYears ?? RETENTION_YEARS;
    const stops = [
      every(DUE_EVERY_MS, () => publishDue(db, new Date()), failed),
      every(PLAN_MAILS_EVERY_MS, () => planAlerts({ db, sealer, now: new Date() }), failed),
      every(
        PLAN_MAILS_EVERY_MS,
        async () => {
          await recordMailedDeliveries({ db, sealer, now: new Date() });
          await putNotices({ db, sealer, now: new Date() });
        },
        failed,
      ),
      every(SEND_MAILS_EVERY_MS, () => sendMails({ db, sealer, now: new Date() }), failed),
      every(
        KEEP_HOUSE_EVERY_MS,
        async () => {
          const now = new Date();
          if (await clockProven(db, now)) await keepHouse({ db, files, sealer, now, years });
        },
        failed,
      ),
      every(KEEP_HOUSE_EVERY_MS, () => removeLeftOver(db, files, new Date()), failed),
      every(CLOCKS_EVERY_MS, () => keepClocks(db, new Date()), failed),
      listenToBooks(books.url, pages),
    ];
    process.stdout.write(greeting(address, await isEmpty(db)));
    const clock = await clockWarning(db, new Date());
    for (const problem of [sealer.problem, clock]) if (problem) process.stderr.write(`${problem}\n`);
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

/** What the terminal says when the program answers. */
function greeting(address: string, empty: boolean): string {
  const lines = ['', '公开平台已启动', '', `  公开网站    ${address}/`, `  工作平台    ${address}/console`];
  if (empty) lines.push('', `  初始设置    ${address}/console/set-up`, `  设置口令    ${setUpKey}`);
  return `${[...lines, '', '按 Ctrl+C 停止', ''].join('\n')}\n`;
}
