import { sendAlerts } from '../alerts/index.ts';
import { keepClocks, keepHouse, RETENTION_YEARS } from '../applications/index.ts';
import { type DemoAccount, loadDemo } from '../demo/index.ts';
import { isEmpty, setUpKey } from '../organizations/index.ts';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { every } from '../platform/every.ts';
import { listenToBooks } from '../platform/http/books-listener.ts';
import { PageCache } from '../platform/http/page-cache.ts';
import { Refusal, unwrap } from '../platform/outcome.ts';
import { DUE_EVERY_MS, publishDue } from '../publishing/index.ts';
import { buildServer } from '../server.ts';
import { optionsOf } from './options.ts';

/** How long requests under way may take to end when the program stops; after that their connections are cut. */
const GRACE_MS = 5000;
const ALERTS_EVERY_MS = 60_000;
/** How often personal data whose period is over and unclaimed files are looked for. */
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
  const books = await openBooks(config, true);
  try {
    const accounts =
      !values.empty && (await isEmpty(books.db)) ? unwrap(await loadDemo(books.db, books.sealer, new Date())) : [];
    const pages = new PageCache();
    const app = await buildServer(
      { db: books.db, files: books.files, sealer: books.sealer, now: () => new Date(), pages },
      true,
    );
    const stopPublishing = every(
      DUE_EVERY_MS,
      () => publishDue(books.db, new Date()),
      (error) => app.log.error(error),
    );
    const stopAlerts = every(
      ALERTS_EVERY_MS,
      () => sendAlerts(books.db, books.sealer, new Date()),
      (error) => app.log.error(error),
    );
    const { db, files, sealer } = books;
    const years = config.retentionYears ?? RETENTION_YEARS;
    const stopKeeping = every(
      KEEP_HOUSE_EVERY_MS,
      () => keepHouse({ db, files, sealer, now: new Date(), years }),
      (error) => app.log.error(error),
    );
    const stopClocks = every(
      CLOCKS_EVERY_MS,
      () => keepClocks(books.db, new Date()),
      (error) => app.log.error(error),
    );
    const stopListening = listenToBooks(books.url, pages);
    const address = await app
      .listen({ port: config.port, host: '127.0.0.1' })
      .catch((error) => refuse(error, config.port));
    process.stdout.write(greeting(address, accounts, await isEmpty(books.db)));
    if (books.sealer.problem) process.stderr.write(`${books.sealer.problem}\n`);
    await ended;
    await stopPublishing();
    await stopAlerts();
    await stopKeeping();
    await stopClocks();
    await stopListening();
    const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
    await app.close();
    clearTimeout(cut);
  } finally {
    await books.close();
  }
  return 0;
}

function refuse(error: NodeJS.ErrnoException, port: number): never {
  if (error.code === 'EADDRINUSE') throw new Refusal(`端口 ${port} 已被占用，请用 --port 换一个`);
  if (error.code === 'EACCES') throw new Refusal(`没有使用端口 ${port} 的权限，请用 --port 换一个 1024 以上的`);
  throw error;
}

/** What the terminal says: addresses, and passwords that are shown this once. */
function greeting(address: string, accounts: DemoAccount[], empty: boolean): string {
  const lines = ['', '公开平台已启动', '', `  公开网站    ${address}/`, `  工作平台    ${address}/console`];
  if (empty) lines.push('', `  初始设置    ${address}/console/set-up`, `  设置口令    ${setUpKey}`);
  if (accounts.length) {
    lines.push('', '已载入演示数据。下列一次性密码只显示这一次，首次登录须修改：', '');
    for (const { login, password, name, role } of accounts)
      lines.push(`  ${login.padEnd(10)} ${password}   ${name}（${role}）`);
    lines.push('', '三名管理员首次登录时，还要按页面提示用手机验证器（TOTP）绑定。');
  }
  return `${[...lines, '', '按 Ctrl+C 停止', ''].join('\n')}\n`;
}
