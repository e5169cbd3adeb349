import { expect, test } from 'vitest';
import { oncePer } from './once-per.ts';

test('what is asked about the same thing is done once, about another anew; a failure is found as well', async () => {
  const asked: string[] = [];
  const find = oncePer(async (of: { name: string }) => {
    asked.push(of.name);
    if (of.name === 'bad') throw new Error(of.name);
    return of.name.length;
  });
  const [town, same] = [{ name: 'town' }, { name: 'town' }];
  expect(await Promise.all([find(town), find(town), find(same)])).toEqual([4, 4, 4]);
  expect(asked).toEqual(['town', 'town']);
  const bad = { name: 'bad' };
  await expect(find(bad)).rejects.toThrow('bad');
  await expect(find(bad)).rejects.toThrow('bad');
  expect(asked).toEqual(['town', 'town', 'bad']);
});
