import { Field } from './form.tsx';

interface Props {
  /** the page that shows a year */
  action: string;
  year: number;
  years: readonly number[];
}

/** Which year a page of figures counts: a form that asks for the page with `year`. */
export function YearChoice({ action, year, years }: Props) {
  return (
    <form method="get" action={action} class="filter">
      <Field
        name="year"
        label="年度"
        options={years.map((one) => ({ value: String(one), label: `${one} 年` }))}
        typed={{ year: String(year) }}
      />
      <button class="btn quiet" type="submit">
        统计
      </button>
    </form>
  );
}
