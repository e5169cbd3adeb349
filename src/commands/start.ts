import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { Refusal } from '../platform/outcome.ts';
import { buildServer } from '../server.ts';
import { optionsOf } from './options.ts';

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
    const app = await buildServer({ db: books.db, files: books.files, now: () => new Date() }, true);
    const address = await app.listen({ port: config.port, host: '127.0.0.1' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') throw new Refusal(`端口 ${config.port} 已被占用，请用 --port 换一个`);
      if (error.code === 'EACCES')
        throw new Refusal(`没有使用端口 ${config.port} 的权限，请用 --port 换一个 1024 以上的`);
      throw error;
    });
    process.stdout.write(
      `\n公开平台已启动\n\n  公开网站    ${address}/\n  工作平台    ${address}/console\n\n按 Ctrl+C 停止\n`,
    );
    await ended;
    await app.close();
  } finally {
    await books.close();
  }
  return 0;
}
