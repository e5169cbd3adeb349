import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Arrangement, arrangementFrom, arrangementProblems, breakProblems } from '../law/index.ts';
import { UsageError } from './options.ts';

const day = z.iso.date();
const form = z.array(
  z.object({
    year: z.number().int(),
    breaks: z.array(z.object({ name: z.string(), from: day, to: day, workdays: z.array(day) })),
  }),
);

/** The arrangements of a file that the console's 工作日历 gave out, checked as when they were entered.
 *  @throws UsageError when it is no such file, or a year in it contradicts itself */
export function arrangementsIn(file: string): Arrangement[] {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`读不出 ${file}：应是在“工作日历”中下载的放假安排文件`);
  }
  const parsed = form.safeParse(read);
  if (!parsed.success) throw new UsageError(`${file} 不是在“工作日历”中下载的放假安排文件`);
  return parsed.data.map(({ year, breaks }) => {
    const wrong = breakProblems(breaks);
    const arrangement = arrangementFrom(year, breaks);
    const problems = wrong.length ? wrong : arrangementProblems(arrangement);
    if (problems.length) throw new UsageError(`${file} 中 ${year} 年的放假安排有问题：${problems.join('；')}`);
    return arrangement;
  });
}
