import { hoursInWords, WEEKDAYS, type WindowContent } from './hours.ts';

/** Days of the week with the same hours together: [['星期一至星期五', '8:30—11:30、13:30—17:00'], ['星期六、星期日', '不开放']] */
function weekOf({ hours }: WindowContent): [days: string, hours: string][] {
  const runs: { from: number; to: number; words: string }[] = [];
  for (const [n] of WEEKDAYS.entries()) {
    const words = hoursInWords(hours[n] ?? []);
    const last = runs.at(-1);
    if (last?.words === words) last.to = n;
    else runs.push({ from: n, to: n, words });
  }
  return runs.map(({ from, to, words }) => {
    const joint = to - from === 1 ? '、' : '至';
    return [from === to ? WEEKDAYS[from]! : `${WEEKDAYS[from]}${joint}${WEEKDAYS[to]}`, words];
  });
}

/** '星期一至星期五 8:30—11:30、13:30—17:00'; days on which it is not open are left out. */
export function hoursOfWeek(content: WindowContent): string {
  const open = weekOf(content).filter(([, hours]) => hours !== '不开放');
  return open.length
    ? `${open.map(([days, hours]) => `${days} ${hours}`).join('；')}（法定节假日除外）`
    : '开放时间另行通知';
}
