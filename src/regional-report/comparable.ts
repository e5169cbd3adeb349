import type { AnnualReport } from '../law/index.ts';

type Reported = Pick<AnnualReport, 'authority'>;

/** What of two years of a region may be compared: the reports of the same authorities, accepted in both, and the names of
 *  those that one year alone has, each with why. */
export function comparable<R extends Reported>(now: readonly R[], before: readonly R[]) {
  const among = (others: readonly R[]) => {
    const codes = new Set(others.map(({ authority }) => authority.code));
    return ({ authority }: R) => codes.has(authority.code);
  };
  const [wasThere, isThere] = [among(before), among(now)];
  const alone = (reports: readonly R[], there: (one: R) => boolean, why: string) =>
    reports.filter((one) => !there(one)).map(({ authority }) => `${authority.name}（${why}）`);
  return {
    now: now.filter(wasThere),
    before: before.filter(isThere),
    leftOut: [...alone(now, wasThere, '上年没有接收的报告'), ...alone(before, isThere, '本年没有接收的报告')],
  };
}
