import { expect, test } from 'vitest';
import type { Question } from './finding.ts';
import { TermsThread } from './thread.ts';

const entry = { term: '青松计划', instead: '', advice: '', variants: [], exceptions: [], source: '' };
const texts = ['青 松计划', '无'];

test('a list is kept until it is forgotten', async () => {
  const thread = new TermsThread(() => undefined);
  expect(await thread.ask({ find: texts, lists: [1] })).toBeNull();
  await thread.ask({ more: 1, list: 'internal', entries: [entry] });
  await thread.ask({ ready: 1 });
  expect(await thread.ask({ find: texts, lists: [1] })).toMatchObject([[{ text: '青 松计划', index: 0 }], []]);
  thread.forget(1);
  expect(await thread.ask({ find: texts, lists: [1] })).toBeNull();
});

test('a thread that ends fails all that waits, says so once, and another takes its place', async () => {
  let lost = 0;
  const thread = new TermsThread(() => {
    lost += 1;
  });
  thread.forget(1);
  const broken = { find: null, lists: [] } as unknown as Question;
  const both = await Promise.allSettled([thread.ask(broken), thread.ask({ find: texts, lists: [] })]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(lost).toBe(1);
  expect(await thread.ask({ find: texts, lists: [] })).toEqual([[], []]);
});
