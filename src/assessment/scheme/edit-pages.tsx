import { pointsInWords } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import type { AssessmentMeasure } from '../counting/counter.ts';
import { ITEM_KINDS, schemeHref } from '../words.ts';
import type { SchemeContent, SchemeItem } from './content.ts';
import { itemForm, settingsForm } from './forms.ts';
import type { Scheme } from './store.ts';

interface Sent {
  scheme: Scheme;
  typed: Typed;
  failure?: Failure | undefined;
}

/** As the form of terms and grades shows what stands. */
export function typedSettings(content: SchemeContent): Typed {
  const { grades } = content;
  return {
    ...{ title: content.title, note: content.note, selfDays: String(content.selfDays), frozenOn: content.frozenOn },
    ...{ appealDays: String(content.appealDays), leastAnswers: String(content.leastAnswers) },
    ...{ excellent: pointsInWords(grades.excellent), good: pointsInWords(grades.good) },
    ...{ fair: pointsInWords(grades.fair), bonusCap: pointsInWords(content.bonusCap) },
    ...{ deductionCap: pointsInWords(content.deductionCap), ranking: content.ranking ? 'yes' : undefined },
  };
}

export function SettingsPage({ scheme, typed, failure }: Sent) {
  const shared = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>期限和等次</h1>
          <p class="meta">保存后不会马上生效，发布以后才生效。</p>
        </div>
      </header>
      <Panel>
        <Form action={`${schemeHref(scheme.id)}/settings`} of={settingsForm} failure={failure}>
          <input type="hidden" name="version" value={scheme.version} />
          <Field {...shared} name="title" label="方案名称" required />
          <Field {...shared} name="note" label="考核依据和说明" type="textarea" required />
          <Field
            {...shared}
            name="selfDays"
            label="自评期限（工作日）"
            help="从发布之日起"
            inputmode="numeric"
            required
          />
          <Field
            {...shared}
            name="frozenOn"
            label="数据截止日"
            type="date"
            help="机器计分的项目按这一天结束时的账统计，以后不再变动；统计到考核年度的 12 月 31 日为止"
            required
          />
          <Field
            {...shared}
            name="appealDays"
            label="申诉期限（工作日）"
            help="从通知初评结果之日起"
            inputmode="numeric"
            required
          />
          <Field {...shared} name="excellent" label="优秀的分数线" inputmode="decimal" required />
          <Field {...shared} name="good" label="良好的分数线" inputmode="decimal" required />
          <Field
            {...shared}
            name="fair"
            label="一般的分数线"
            inputmode="decimal"
            help="低于这一分数的为较差"
            required
          />
          <Field {...shared} name="bonusCap" label="加分上限" inputmode="decimal" required />
          <Field {...shared} name="deductionCap" label="扣分上限" inputmode="decimal" required />
          <Field
            {...shared}
            name="leastAnswers"
            label="社会评议的答卷下限（份）"
            help="答卷少于这个数的，社会评议不计"
            inputmode="numeric"
            required
          />
          <Choices
            {...shared}
            name="ranking"
            legend="公布的内容"
            type="checkbox"
            options={[{ value: 'yes', label: '同时公布得分和名次', help: '不选的，只公布等次' }]}
          />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
    </>
  );
}

/** As the form of an item shows what stands. */
export function typedItem({ group, title, kind, weight, counted, basis }: SchemeItem): Typed {
  const scale = counted?.scale;
  return {
    ...{ group, title, kind, basis, weight: pointsInWords(weight), measure: counted?.measure },
    ...{ scale: scale?.kind ?? 'linear' },
    ...(scale?.kind === 'linear' && { full: String(scale.full), none: String(scale.none) }),
    ...(scale?.kind === 'each' && { off: pointsInWords(scale.off), cap: pointsInWords(scale.cap) }),
  };
}

export function ItemPage(props: Sent & { item: SchemeItem | undefined; measures: readonly AssessmentMeasure[] }) {
  const { scheme, item, measures, typed, failure } = props;
  const shared = { typed, failure };
  const path = `${schemeHref(scheme.id)}/items/${item?.id ?? 'new'}`;
  const inGroups = [...new Set((scheme.draft ?? scheme.content!).items.map(({ group }) => group))];
  return (
    <>
      <header class="head">
        <div>
          <h1>{item ? item.title : '添加考核项目'}</h1>
          <p class="meta">机器计分的，从账里统计，谁都不能填写分数；人工评分的，凭自评和佐证材料评，写明理由。</p>
        </div>
      </header>
      <Panel>
        <Form action={path} of={itemForm} failure={failure} among="item">
          <input type="hidden" name="version" value={scheme.version} />
          <Field
            {...shared}
            name="group"
            label="类别"
            help={inGroups.length ? `已有的类别：${inGroups.join('、')}` : '如“主动公开”“依申请公开”“监督保障”'}
            required
          />
          <Field {...shared} name="title" label="考核项目" required />
          <Field
            {...shared}
            name="weight"
            label="分值"
            help="加分、扣分的项目填最多加减几分"
            inputmode="decimal"
            required
          />
          <Choices
            {...shared}
            name="kind"
            legend="计分方式"
            type="radio"
            required
            options={Object.entries(ITEM_KINDS).map(([value, label]) => ({ value, label }))}
          />
          <Field
            {...shared}
            name="basis"
            label="评分标准"
            type="textarea"
            help="人工评分、加分、扣分的必填：按什么评，要什么佐证材料"
          />
          <Field
            {...shared}
            name="measure"
            label="统计指标（机器计分的填）"
            options={[
              { value: '', label: '请选择' },
              ...measures.map(({ name, label, unit }) => ({ value: name, label: `${label}（${unit}）` })),
            ]}
          />
          <Choices
            {...shared}
            name="scale"
            legend="数值怎样折算成分数（机器计分的填）"
            type="radio"
            options={[
              {
                value: 'linear',
                label: '两端之间按比例',
                help: '填得满分的数值和不得分的数值；越少越好的，得满分的数值填小的',
              },
              { value: 'each', label: '每件扣分', help: '填每件扣几分、最多扣几分' },
            ]}
          />
          <Field {...shared} name="full" label="得满分的数值" inputmode="decimal" />
          <Field {...shared} name="none" label="不得分的数值" inputmode="decimal" />
          <Field {...shared} name="off" label="每件扣分" inputmode="decimal" />
          <Field {...shared} name="cap" label="最多扣分" inputmode="decimal" />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
        {item && (
          <Form action={`${path}/remove`} among="remove" class="inline">
            <input type="hidden" name="version" value={scheme.version} />
            <button class="btn quiet" type="submit">
              删去这个项目
            </button>
          </Form>
        )}
      </Panel>
    </>
  );
}
