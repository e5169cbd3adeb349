import { DISCLOSURE_ITEMS, FREQUENCIES } from '../../../law/index.ts';
import type { Office } from '../../../organizations/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Choices, Field } from '../../../platform/ui/index.ts';
import { AUDIENCES, MANNERS, SUBJECTS, TIERS } from '../../words.ts';
import { TERMS } from '../form.ts';

const options = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));

interface Props {
  offices: readonly Office[];
  columns: readonly { id: number; name: string }[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** The fields of an obligation: what, by what law, how often and by when, who, where, to whom. */
export function ObligationFields({ offices, columns, typed, failure }: Props) {
  const given = { typed, failure };
  return (
    <>
      <Field {...given} name="level1" label="一级事项" required help="26 个试点领域之一，或者本机关自己的分类" />
      <Field {...given} name="level2" label="二级事项" required />
      <Field {...given} name="elements" label="公开内容（要素）" required type="textarea" rows={3} />
      <Field {...given} name="basis" label="公开依据" required type="textarea" rows={2} />
      <fieldset class="field">
        <legend>公开时限</legend>
        <Field {...given} name="frequency" label="周期" required options={options(FREQUENCIES)} />
        <Field {...given} name="termBy" label="期限" required options={options(TERMS)} />
        <div class="filters">
          <Field {...given} name="count" label="多少日" inputmode="numeric" />
          <Field {...given} name="month" label="某月" inputmode="numeric" />
          <Field {...given} name="day" label="某日" inputmode="numeric" />
        </div>
        {failure?.fields?.term && (
          <p class="error" id="f-term">
            {failure.fields.term}
          </p>
        )}
        <p class="help">村务“期后 10 个工作日”就是次月第 10 个工作日前。</p>
        <Field {...given} name="time" label="写给群众看的时限" help="留空就按周期和期限写" />
      </fieldset>
      <Choices {...given} name="subject" legend="公开主体" required type="radio" options={options(SUBJECTS)} />
      <Choices
        {...given}
        name="offices"
        legend="指定的科室、村、社区"
        type="checkbox"
        help="公开主体选“指定的”时勾选"
        options={offices.map(({ id, name, closed }) => ({
          value: String(id),
          label: closed ? `${name}（已撤销）` : name,
        }))}
      />
      <Field
        {...given}
        name="column"
        label="栏目"
        options={[
          { value: '', label: '不指定' },
          ...columns.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        help="去写时填好；公开后按它对上"
      />
      <Field
        {...given}
        name="words"
        label="标题中的词"
        help="公开的信息标题里有其中一个，才对得上；用顿号分开，最多 8 个，可以不填"
      />
      <Field
        {...given}
        name="item"
        label="条例事项"
        options={[
          { value: '', label: '不指定' },
          ...DISCLOSURE_ITEMS.map(({ id, article, short }) => ({ value: id, label: `${article} ${short}` })),
        ]}
      />
      <Field {...given} name="channels" label="公开渠道和载体" required help="如 政府网站、公开栏" />
      <Choices {...given} name="audience" legend="公开对象" required type="radio" options={options(AUDIENCES)} />
      <Field {...given} name="group" label="特定群体" help="公开对象选“特定群体”时，写明是哪些人" />
      <Choices {...given} name="manner" legend="公开方式" required type="radio" options={options(MANNERS)} />
      <Choices {...given} name="tiers" legend="公开层级" type="checkbox" options={options(TIERS)} />
    </>
  );
}
