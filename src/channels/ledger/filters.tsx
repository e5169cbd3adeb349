import { Field } from '../../platform/ui/index.ts';
import { channelOptions, itemOptions, type Lists, optionsOf } from '../lists.ts';
import { type LedgerFilter, type LedgerState, ledgerStates } from './filter.ts';

type Part = 'year' | 'month' | 'channel' | 'office' | 'column' | 'item' | 'state' | 'words';

interface Props {
  /** the page that shows what is meant */
  action: string;
  /** what can be chosen there, in its order */
  parts: readonly Part[];
  filter: LedgerFilter;
  /** the state that is meant without one */
  usual: LedgerState;
  years: readonly number[];
  lists: Lists;
  /** rows without a column can be asked for */
  unfiled?: true;
}

const any = (label: string) => ({ value: '', label });
const none = { value: 'none', label: '未填写' };
const months = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: `${at + 1} 月` }));
const states = Object.entries(ledgerStates).map(([value, label]) => ({ value, label }));

/** Which rows of the ledger are meant, as a form; `filterIn` reads it. */
export function Filters({ action, parts, filter, usual, years, lists, unfiled }: Props) {
  const typed = {
    year: String(filter.year ?? ''),
    month: String(filter.month ?? ''),
    channel: filter.channel ?? '',
    office: String(filter.officeId ?? ''),
    column: String(filter.columnId ?? ''),
    item: filter.articleItem ?? '',
    state: filter.state ?? usual,
    words: filter.words ?? '',
  };
  const yearOptions = years.map((year) => ({ value: String(year), label: `${year} 年` }));
  const choices = {
    year: ['年度', [any('全部'), ...yearOptions]],
    month: ['月份', [any('全年'), ...months]],
    channel: ['公开渠道', [any('全部'), ...channelOptions]],
    office: ['科室（村、社区）', [any('全部'), ...optionsOf(lists.offices)]],
    column: ['栏目', [any('全部'), ...(unfiled ? [none] : []), ...optionsOf(lists.columns)]],
    item: ['条例事项', [any('全部'), none, ...itemOptions]],
    state: ['状态', states],
  } as const;
  return (
    <form class="filters" method="get" action={action}>
      {parts.map((part) =>
        part === 'words' ? (
          <Field key={part} name={part} label="标题中的字词" type="search" typed={typed} />
        ) : (
          <Field key={part} name={part} label={choices[part][0]} options={choices[part][1]} typed={typed} />
        ),
      )}
      {filter.importId && <input type="hidden" name="import" value={filter.importId} />}
      <button class="btn quiet" type="submit">
        筛选
      </button>
    </form>
  );
}
