import { isName, NUMBER_OF_SOMEBODY, tellsOfLife } from '../persons/somebody.ts';

/** A cell of a row, and what heads it. */
export interface Headed {
  text: string;
  under: string | undefined;
}

/** Columns in which people stand; who answers for a row is not whom it is about. */
const NAMES = /姓名|名字/;
const PEOPLE =
  /户主|对象|本人|患者|学生|老人|儿童|家长|监护人|成员|残疾人|职工|村民|居民|(?<!负责|联系|经办|办理|填表|填报|填写|审核|法定代表|责任|包保|发布|受理|登记)人$/;

/** What heads the cells of a row, as far as it says whose they are: a column of illnesses, disabilities or hardships tells
 *  of nobody in a row that names nobody (a statistic, a scale of rates, a list with its names masked). 个人信息保护法
 *  art. 4: what is anonymised is nobody's.
 *  @param cells of one row @param named a name above goes over it (`NamesAbove`) @returns for each cell its head; undefined: none that counts */
export function headsThatHold(cells: readonly Headed[], named = false): (string | undefined)[] {
  const own = cells.map(({ under }) => under !== undefined && tellsOfLife(under));
  const nobody = !named && own.includes(true) && !cells.some((cell, n) => !own[n] && isSomebody(cell));
  return cells.map(({ under }, n) => (nobody && own[n] ? undefined : under));
}

function isSomebody({ text, under = '' }: Headed): boolean {
  const said = text.normalize('NFKC').replace(/[\s-]/g, '');
  if (NUMBER_OF_SOMEBODY.test(said)) return true;
  if (NAMES.test(under)) return /^[\u4e00-\u9fa5·]{2,15}$/.test(said) && !/某/.test(said);
  return (under === '' || PEOPLE.test(under)) && isName(said);
}

/** Rows that sum up are about nobody. */
const SUM = /^(?:合计|小计|总计|共计|累计)/;

/** A name goes over the rows below it that have none: its cell is merged with theirs, or the same is not said again. Takes
 *  the rows of a table one by one. */
export class NamesAbove {
  private open = false;

  /** @param cells of a row, with what heads them @returns whether a name above goes over it */
  over(cells: readonly Headed[]): boolean {
    const filled = cells.filter(({ text }) => text.trim());
    if (filled.some(({ text }) => SUM.test(text.trim()))) this.open = false;
    else if (filled.some(saysWho)) this.open = filled.some(isSomebody);
    else return this.open;
    return false;
  }
}

/** Whether a cell says whose the row is, masked or not: nobody above is meant then. */
const saysWho = (cell: Headed): boolean =>
  NAMES.test(cell.under ?? '') || PEOPLE.test(cell.under ?? '') || isSomebody(cell);
