import { expect, test } from 'vitest';
import { type Case, checkSeed, readAndAudit } from '../../../../test/support/reports/check.ts';
import { LIMITS } from '../blocks.ts';
import { readBlocks } from '../read.ts';
import { isCsv } from './is-csv.ts';

const layout = { medium: 'tabs', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** As programs save a sheet: every line as wide as the widest. */
const asCsv = ({ bytes }: Case) =>
  Buffer.from(
    bytes
      .toString()
      .split('\n')
      .map((line) => line.split('\t'))
      .map((cells) => [...cells.map(quoted), ...Array<string>(15 - cells.length).fill('')].join(','))
      .join('\r\n'),
  );

test.each([undefined, 'remediesDoNotAddUp'] as const)(
  'a report saved with commas is read whole: %s',
  async (mistake) => {
    const one = await checkSeed(22, mistake, layout);
    const { wrong, audited } = await readAndAudit(one, asCsv(one));
    expect({ wrong, unread: audited.unread }).toEqual({ wrong: [], unread: [] });
    expect(audited.findings.map(({ rule }) => rule)).toEqual(mistake ? ['T4-SUM'] : []);
    expect(audited.verdict).toBe(mistake ? 'wrong' : 'clean');
  },
);

test.each<[string, string, boolean]>([
  ['a sheet', '一、总体情况,,,,,,\n规章,0,0,0,,,\n,,,,,,', true],
  ['prose', '本年度收到申请5件,均已答复,见附表。\n一、总体情况\n二、其他,无', false],
  ['tabs', '规章\t0\t0\t1,024,1,1,1,1\n甲\t1\t1\t1\n乙\t1\t1', false],
])('%s', (_, head, is) => expect(isCsv(head)).toBe(is));

test('a quote without its other end is no crash', async () => {
  const broken = Buffer.from(`a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n"8,9,1,2,3,4,5\n1,2,3,4,5,6,7`);
  await expect(readBlocks(broken, LIMITS)).rejects.toThrow('引号不成对');
});
