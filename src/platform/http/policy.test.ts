import helmet from '@fastify/helmet';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { eachItsOwnConfig, policy, withStylesInside } from './policy.ts';

test('a policy of one route is not that of another which shares its options', async () => {
  const app = fastify();
  eachItsOwnConfig(app);
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: policy } });
  const shared = { config: { calm: true } };
  app.get('/before', shared, async () => '');
  app.get('/own', { ...shared, ...withStylesInside }, async () => '');
  app.get('/after', shared, async () => '');
  const styles = async (url: string) =>
    /style-src ([^;]*)/.exec(String((await app.inject(url)).headers['content-security-policy']))?.[1];
  expect([await styles('/before'), await styles('/own'), await styles('/after')]).toEqual([
    "'self'",
    "'self' 'unsafe-inline'",
    "'self'",
  ]);
  await app.close();
});
