import { pointsInWords, scaleInWords } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Facts, Fault, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { AssessmentMeasure } from '../counting/counter.ts';
import { DESK, ITEM_KINDS, SCOPES, schemeHref } from '../words.ts';
import type { historyOf } from './actions.ts';
import { grouped, type SchemeContent, type SchemeItem, sumFault } from './content.ts';
import { publishForm } from './forms.ts';
import type { Scheme } from './store.ts';

export function SchemeTag({ scheme }: { scheme: Scheme }) {
  if (scheme.resultsOn) return <Tag tone="ok">结果已公布</Tag>;
  if (scheme.frozenAt) return <Tag tone="warn">评分中</Tag>;
  if (scheme.number) return <Tag tone="warn">自评中</Tag>;
  return <Tag>起草中</Tag>;
}

interface Props {
  scheme: Scheme;
  measures: readonly AssessmentMeasure[];
  history: Awaited<ReturnType<typeof historyOf>>;
  /** may write on it */
  keeps: boolean;
  failure?: Failure | undefined;
  typed?: Typed | undefined;
}

/** A scheme: what holds or is being written, its sum, and how it changed. */
export function SchemePage({ scheme, measures, history, keeps, failure, typed }: Props) {
  const content = scheme.draft ?? scheme.content!;
  const path = schemeHref(scheme.id);
  const edits = keeps && !scheme.frozenAt;
  return (
    <>
      <header class="head">
        <div>
          <h1>{content.title}</h1>
          <p class="meta">
            {scheme.year} 年度{'　'}考核对象：{SCOPES[scheme.scope]}
            {scheme.number > 0 && `　第 ${scheme.number} 版`}
          </p>
        </div>
        <div class="acts">
          {scheme.number > 0 && (
            <a class="btn quiet" href={`${path}/round`}>
              考核进展
            </a>
          )}
          <span class="states">
            <SchemeTag scheme={scheme} />
            {scheme.draft && scheme.number > 0 && <Tag tone="late">有没有发布的修改</Tag>}
          </span>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel
            title="考核项目"
            more={
              edits && (
                <a class="btn quiet" href={`${path}/items/new`}>
                  添加考核项目
                </a>
              )
            }
          >
            <Sum content={content} />
            <Items content={content} measures={measures} path={edits ? path : undefined} />
          </Panel>
          {history.length > 0 && <History history={history} />}
        </div>
        <div>
          <Panel
            title="期限和等次"
            more={
              edits && (
                <a class="btn quiet" href={`${path}/settings`}>
                  修改
                </a>
              )
            }
          >
            <SettingFacts content={content} />
          </Panel>
          {edits && <Publish {...{ scheme, failure, typed }} />}
        </div>
      </div>
    </>
  );
}

function Sum({ content }: { content: SchemeContent }) {
  const fault = sumFault(content);
  return fault ? (
    <p>
      <Tag tone="late">{fault}</Tag>
    </p>
  ) : (
    <p>
      <Tag tone="ok">各项分值合计 100 分</Tag>
    </p>
  );
}

/** How an item gives its points, as a sentence. */
export function howOf(item: SchemeItem, measures: readonly AssessmentMeasure[]): string {
  const measure = measures.find(({ name }) => name === item.counted?.measure);
  if (!item.counted) return item.basis;
  const scale = scaleInWords(item.counted.scale, measure?.unit ?? '');
  return `${measure?.label ?? '统计指标已经没有了'}：${scale}。${item.basis}`;
}

function Items(props: { content: SchemeContent; measures: readonly AssessmentMeasure[]; path?: string | undefined }) {
  const { content, measures, path } = props;
  if (!content.items.length)
    return <Empty>还没有考核项目。添加的项目分值合计应为 100 分；加分、扣分另计，各有上限。</Empty>;
  return (
    <TableFrame label="考核项目">
      <table class="carded">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" class="n">
              分值
            </th>
            <th scope="col">计分方式</th>
          </tr>
        </thead>
        {grouped(content.items).map(([group, items]) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {group}
              </th>
            </tr>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row" class="title-cell">
                  {path ? <a href={`${path}/items/${item.id}`}>{item.title}</a> : item.title}
                </th>
                <td class="n">
                  {item.kind === 'bonus' ? '+' : item.kind === 'deduction' ? '−' : ''}
                  {pointsInWords(item.weight)}
                </td>
                <td>
                  {ITEM_KINDS[item.kind]}
                  <small class="under">{howOf(item, measures)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}

function SettingFacts({ content }: { content: SchemeContent }) {
  const { grades } = content;
  return (
    <Facts
      rows={[
        [
          '依据和说明',
          <span key="note" class="lines">
            {content.note}
          </span>,
        ],
        ['自评期限', `发布后 ${content.selfDays} 个工作日`],
        ['数据截止日', `${content.frozenOn}，次日由机器统计，不再变动`],
        ['申诉期限', `初评通知后 ${content.appealDays} 个工作日`],
        ['等次', gradesInWords(grades)],
        ['加分、扣分上限', `${pointsInWords(content.bonusCap)} 分、${pointsInWords(content.deductionCap)} 分`],
        ['社会评议', `答卷少于 ${content.leastAnswers} 份的不计`],
        ['不计的项目', '账里统计不了的项目不计，其余项目折算成 100 分'],
        ['公布', content.ranking ? '公布等次、得分和名次' : '只公布等次'],
      ]}
    />
  );
}

const gradesInWords = ({ excellent, good, fair }: SchemeContent['grades']): string =>
  `${pointsInWords(excellent)} 分以上优秀，${pointsInWords(good)} 分以上良好，${pointsInWords(fair)} 分以上一般，其余较差`;

function Publish({ scheme, failure, typed }: Pick<Props, 'scheme' | 'failure' | 'typed'>) {
  const path = schemeHref(scheme.id);
  if (!scheme.draft)
    return (
      <Panel title="发布">
        <Fault failure={failure} />
        <p class="help">第 {scheme.number} 版已经发布。要修改的，点项目或者“修改”，改好以后再发布一版并写明理由。</p>
      </Panel>
    );
  const changed = scheme.number > 0;
  return (
    <Panel title={changed ? '发布修改' : '发布'}>
      <Form action={`${path}/publish`} of={publishForm} among="publish" failure={failure}>
        <input type="hidden" name="version" value={scheme.version} />
        {changed && (
          <Field name="reason" label="修改的理由" type="textarea" rows={2} required {...{ typed, failure }} />
        )}
        <p class="help">
          发布后考核对象可以看到并开始自评，提醒他们的负责人。
          {changed && '自评期限从发布修改之日重新计算，只延长不缩短。'}
        </p>
        <button class="btn" type="submit">
          {changed ? '发布修改' : '发布方案'}
        </button>
      </Form>
      {changed && (
        <Form action={`${path}/discard`} among="discard" class="inline">
          <input type="hidden" name="version" value={scheme.version} />
          <button class="btn quiet" type="submit">
            放弃修改
          </button>
        </Form>
      )}
    </Panel>
  );
}

function History({ history }: Pick<Props, 'history'>) {
  return (
    <Panel title="发布经过">
      <ol class="todo">
        {history.map(({ number, reason, publishedBy, publishedAt, changes }) => (
          <li key={number}>
            <span>
              <b>第 {number} 版</b>
              {'　'}
              {publishedBy} <time>{minuteOf(publishedAt)}</time>
            </span>
            {reason && <span>理由：{reason}</span>}
            {changes.length > 0 && <span>修改：{changes.join('；')}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export function NewSchemePage({ typed, failure }: { typed: Typed; failure?: Failure | undefined }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>起草考核方案</h1>
          <p class="meta">上一年度有方案的，以它为底稿。</p>
        </div>
      </header>
      <Panel>
        <Form action={`${DESK}/new`} failure={failure}>
          <Field {...{ typed, failure }} name="year" label="年度" inputmode="numeric" required />
          <Field
            {...{ typed, failure }}
            name="scope"
            label="考核对象"
            required
            options={[
              { value: '', label: '请选择' },
              ...Object.entries(SCOPES).map(([value, label]) => ({ value, label })),
            ]}
          />
          <button class="btn" type="submit">
            起草
          </button>
        </Form>
      </Panel>
    </>
  );
}
