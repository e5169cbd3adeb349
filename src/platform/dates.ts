const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** '2023-12-29': the day in China at that instant. */
export function dayOf(at: Date): string {
  return shanghai.format(at).slice(0, 10);
}

/** '2023-12-29 16:05': date and time in China. */
export function minuteOf(at: Date): string {
  return shanghai.format(at).slice(0, 16);
}

/** The instant of 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM' on a Chinese clock (no daylight saving since 1991). */
export function instantOf(text: string): Date {
  return new Date(`${text.length === 10 ? `${text}T00:00` : text}:00+08:00`);
}

/** The last day of the month that begins on a day, both 'YYYY-MM-DD'. */
export function monthEnd(first: string): string {
  const [year, month] = first.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** '2023 年 12 月 29 日' */
export function longDate(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(year)} 年 ${Number(month)} 月 ${Number(date)} 日`;
}

/** True for a day that exists, written YYYY-MM-DD, from 1949 to 2099. */
export function isDay(text: string): boolean {
  if (!/^(19[4-9]\d|20\d\d)-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
