import { createServer } from 'node:net';
import { Refusal } from '../outcome.ts';

/** Makes sure that the port can be had at this address, before anything else is done: the passwords of a first
 *  start are shown once, and must not go to a start that ends at its port. @throws Refusal in one sentence */
export async function claimPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(portRefusal(error, port, host)));
    probe.listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** Why a port cannot be had; anything else stays what it was. */
export function portRefusal(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new Refusal(`端口 ${port} 已被占用，请用 --port 换一个`);
  if (error.code === 'EACCES') return new Refusal(`没有使用端口 ${port} 的权限，请用 --port 换一个 1024 以上的`);
  if (error.code === 'EADDRNOTAVAIL') return new Refusal(`本机没有 ${host} 这个地址，请更正 HOST 的设置`);
  return error;
}
