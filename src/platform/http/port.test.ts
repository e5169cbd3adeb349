import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { claimPort } from './port.ts';

test('a port that another program has is said before anything is done, and is free again after it was looked at', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await expect(claimPort(port, '127.0.0.1')).rejects.toThrow(`端口 ${port} 已被占用，请用 --port 换一个`);
  await new Promise((resolve) => other.close(resolve));
  await claimPort(port, '127.0.0.1');
  await claimPort(port, '127.0.0.1');
});

test('an address that this machine does not have is said', async () => {
  await expect(claimPort(0, '203.0.113.7')).rejects.toThrow('本机没有 203.0.113.7 这个地址，请更正 HOST 的设置');
});
