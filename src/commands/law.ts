import { byItem, byVolume, createCalendar, LawInputError, parseDate, publishBy, replyDue } from '../law/index.ts';
import { arrangementsIn } from './arrangements.ts';
import { optionsOf, UsageError } from './options.ts';

interface Answer {
  json: object;
  text: string;
}

const usage =
  '用法：gongkai law due --received 日期 [--extended] [--asked 日期 --answered 日期] | publish-by --formed 日期 [--arrangements 文件] | fee --items N 或 --pages N';

/** `gongkai law due|publish-by|fee … [--json]`: the same functions as the screens use; with the file of
 *  arrangements that the console gives out, the same days as well. */
export async function law(
  args: string[],
  print: (line: string) => void = (line) => process.stdout.write(line),
): Promise<number> {
  const [verb = '', ...rest] = args;
  const answer = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!answer) throw new UsageError(usage);
  try {
    const { json, text } = answer(rest.filter((arg) => arg !== '--json'));
    print(rest.includes('--json') ? `${JSON.stringify(json)}\n` : `${text}\n`);
    return 0;
  } catch (error) {
    if (error instanceof LawInputError) throw new UsageError(error.message);
    throw error;
  }
}

const verbs: Record<string, (args: string[]) => Answer> = {
  due(args) {
    const { values } = optionsOf(args, {
      received: { type: 'string' },
      extended: { type: 'boolean' },
      asked: { type: 'string', multiple: true },
      answered: { type: 'string', multiple: true },
      arrangements: { type: 'string' },
    });
    const { received, extended = false, asked = [], answered = [] } = values;
    if (!received) throw new UsageError('请用 --received 给出收到申请的日期');
    if (asked.length !== answered.length) throw new UsageError('--asked 与 --answered 应成对给出');
    const pauses = asked.map((day, n) => ({ asked: parseDate(day), answered: parseDate(answered[n]!) }));
    const due = replyDue(parseDate(received), { extended, asked: pauses }, calendarWith(values.arrangements));
    return dated('due', due, '答复期限');
  },
  'publish-by'(args) {
    const { values } = optionsOf(args, { formed: { type: 'string' }, arrangements: { type: 'string' } });
    if (!values.formed) throw new UsageError('请用 --formed 给出信息形成或变更的日期');
    return dated('publishBy', publishBy(parseDate(values.formed), calendarWith(values.arrangements)), '公开期限');
  },
  fee(args) {
    const { values } = optionsOf(args, { items: { type: 'string' }, pages: { type: 'string' } });
    const { items, pages } = values;
    if ((items === undefined) === (pages === undefined))
      throw new UsageError('请用 --items 或 --pages 给出件数或页数，二者只能用其一');
    const yuan = items !== undefined ? byItem(whole(items)) : byVolume(whole(pages!));
    return { json: { yuan }, text: `应收信息处理费 ${yuan} 元` };
  },
};

/** The built-in arrangements and, before them, those of a file. No books are opened: the same arguments always give the
 *  same answer. */
function calendarWith(file: string | undefined) {
  return createCalendar(file === undefined ? [] : arrangementsIn(file));
}

function dated(
  key: string,
  { date, provisional }: { date: { toString(): string }; provisional: boolean },
  label: string,
): Answer {
  return {
    json: { [key]: date.toString(), provisional },
    text: `${label}：${date}${provisional ? '（暂定：该年度放假安排尚未公布）' : ''}`,
  };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`“${text}”不是有效的数量，应为不小于 0 的整数`);
  return Number(text);
}
