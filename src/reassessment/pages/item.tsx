import { ASSESSMENT_RESULTS, discloses, WITHHELD_GROUNDS } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Facts, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Assessment, Standing } from '../rules.ts';
import { editHref, itemHref, SOURCES } from '../words.ts';
import { AssessFields } from './assess-fields.tsx';
import { groundInWords, Phase } from './list.tsx';

/** A form of the page that failed. */
export interface Sent {
  form: 'assess' | 'review' | 'told' | 'redraft';
  failure: Failure;
  typed: Typed;
}

interface Props {
  standing: Standing;
  /** as this person may read it; null: not at all */
  title: string | null;
  /** of the office that withheld it */
  office: string;
  /** what else an entry says */
  entry: { number: string; remark: string; by: string } | undefined;
  /** where the thing itself stands; undefined: this person may not open it */
  href: string | undefined;
  /** on which day a document became public, by its id */
  publicOn: ReadonlyMap<number, string>;
  /** what it was drafted as, by its id; opens: for this person */
  drafts: ReadonlyMap<number, { title: string; state: string; opens: boolean }>;
  may: { assess: boolean; review: boolean; edit: boolean; tell: boolean };
  offices: readonly { id: number; name: string }[];
  /** what the form of an assessment begins with */
  proposed: Typed;
  sent: Sent | undefined;
}

/** One thing that is withheld, its assessments, and what may be done next. */
export function ItemPage(props: Props) {
  const { standing, title, may } = props;
  const { item, pending, phase } = standing;
  return (
    <>
      <header class="head">
        <div>
          <h1>{title || item.name}</h1>
          <p class="meta">
            {SOURCES[item.source]}　{item.name}　{groundInWords(standing)}
          </p>
        </div>
        <div class="acts">
          {may.edit && item.source === 'entry' && (
            <a class="btn quiet" href={editHref(item.id)}>
              修改、移除
            </a>
          )}
          <Phase standing={standing} />
        </div>
      </header>
      <div class="grid">
        <div>
          <About {...props} />
          <Course {...props} />
        </div>
        <div>
          {may.review && pending && <Review {...props} pending={pending} />}
          {may.assess && !pending && phase !== 'ended' && <Assess {...props} />}
          <Tell {...props} />
        </div>
      </div>
    </>
  );
}

function About({ standing: { item, due }, office, entry, href }: Props) {
  return (
    <Panel title="没有公开的信息">
      <Facts
        rows={[
          ['来源', href ? <a href={href}>{`${SOURCES[item.source]} ${item.name}`}</a> : SOURCES[item.source]],
          ...(entry?.number ? [['文号或者编号', entry.number] as const] : []),
          ['科室', office || '—'],
          ['不公开的日期', item.withheldOn],
          ...(item.secretUntil ? [['保密期限至', item.secretUntil] as const] : []),
          ['评估期限', due ?? '不再评估'],
          ...(entry ? [['登记', `${entry.by} ${item.knownOn}`] as const] : []),
          ...(entry?.remark ? [['说明', entry.remark] as const] : []),
        ]}
      />
    </Panel>
  );
}

const STATES = { submitted: ['warn', '待复核'], confirmed: ['ok', '复核通过'], returned: ['late', '退回'] } as const;

function Course({ standing: { assessments }, publicOn, drafts }: Props) {
  return (
    <Panel title="历次评估">
      {assessments.length === 0 ? (
        <Empty>还没有评估过。</Empty>
      ) : (
        <ol class="steps">
          {assessments.map((one) => {
            const [tone, state] = STATES[one.state];
            return (
              <li key={one.id}>
                <time>{one.assessedOn}</time>
                <div>
                  <p>
                    <b>{ASSESSMENT_RESULTS[one.result].label}</b>（{WITHHELD_GROUNDS[one.ground].label}）
                    <Tag tone={tone}>{state}</Tag>
                  </p>
                  <p class="said">{one.reason}</p>
                  <p>
                    {one.assessor} 评估{one.nextOn && `，下次评估 ${one.nextOn}`}
                  </p>
                  {one.reviewedOn && (
                    <p>
                      {one.reviewer} {one.reviewedOn} {state}
                      {one.reviewNote && `：${one.reviewNote}`}
                    </p>
                  )}
                  <Draft {...{ one, publicOn, drafts }} />
                  {one.toldOn && (
                    <p>
                      {one.toldBy} {one.toldOn} 登记：{one.toldNote}
                    </p>
                  )}
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}

/** What became of what may be disclosed. */
function Draft({ one, publicOn, drafts }: Pick<Props, 'publicOn' | 'drafts'> & { one: Assessment }) {
  if (one.state !== 'confirmed' || !discloses(one.result)) return null;
  if (!one.documentId) return <p>草稿已放弃，没有公开。</p>;
  const on = publicOn.get(one.documentId);
  const draft = drafts.get(one.documentId);
  const stands = on ? `，已于 ${on} 公开` : `，${draft ? `${draft.state}，` : ''}还没有公开`;
  return (
    <p>
      {draft?.opens ? (
        <>
          文稿<a href={`/console/documents/${one.documentId}`}>《{draft.title || '（未填写标题）'}》</a>
        </>
      ) : (
        '文稿'
      )}
      {stands}
    </p>
  );
}

function Assess({ standing: { item }, offices, proposed, sent }: Props) {
  const mine = sent?.form === 'assess' ? sent : undefined;
  return (
    <Panel title="评估">
      <Form action={`${itemHref(item.source, item.id)}/assess`} failure={mine?.failure} among="assess">
        <AssessFields
          offices={offices}
          hasDocument={item.source === 'withdrawn' || item.source === 'secrecy'}
          typed={mine?.typed ?? proposed}
          failure={mine?.failure}
        />
        <button class="btn" type="submit">
          提交复核
        </button>
        <p class="help">由另一人复核后生效。</p>
      </Form>
    </Panel>
  );
}

function Review({ standing: { item }, pending, sent }: Props & { pending: Assessment }) {
  const mine = sent?.form === 'review' ? sent : undefined;
  const given = { typed: mine?.typed ?? {}, failure: mine?.failure };
  return (
    <Panel title="复核">
      <p>
        {pending.assessor}评估为“{ASSESSMENT_RESULTS[pending.result].label}”
        {pending.draftTitle && `，拟公开：${pending.draftTitle}`}
      </p>
      <Form action={`${itemHref(item.source, item.id)}/review`} failure={mine?.failure} among="review">
        <input type="hidden" name="assessment" value={pending.id} />
        <Field
          name="verdict"
          label="复核结果"
          options={[
            { value: 'confirmed', label: '同意' },
            { value: 'returned', label: '退回' },
          ]}
          {...given}
        />
        <Field name="note" label="说明" help="退回的写明原因" type="textarea" rows={2} {...given} />
        <button class="btn" type="submit">
          提交
        </button>
      </Form>
    </Panel>
  );
}

/** For the officer of the application; and for a draft that was given up. */
function Tell({ standing: { item, assessments, last }, may, sent }: Props) {
  const open = assessments.filter(({ state, result }) => state === 'confirmed' && discloses(result));
  const untold = may.tell ? open.find(({ toldOn }) => !toldOn) : undefined;
  const lost = may.assess && last && discloses(last.result) && !last.documentId;
  const href = itemHref(item.source, item.id);
  return (
    <>
      {untold && (
        <Panel title="申请人">
          <p>有人申请过，现在可以公开。看看要不要告知，登记怎样处理。</p>
          <Form action={`${href}/told`} failure={sent?.form === 'told' ? sent.failure : undefined} among="told">
            <input type="hidden" name="assessment" value={untold.id} />
            <Field
              name="note"
              label="怎样处理"
              help="如：公开后电话告知；已过多年，不再告知"
              required
              typed={sent?.form === 'told' ? sent.typed : {}}
              failure={sent?.form === 'told' ? sent.failure : undefined}
            />
            <button class="btn quiet" type="submit">
              登记
            </button>
          </Form>
        </Panel>
      )}
      {lost && (
        <Panel title="拟稿">
          <p>评估为可以公开，但是草稿已放弃。</p>
          <Form
            action={`${href}/redraft`}
            failure={sent?.form === 'redraft' ? sent.failure : undefined}
            among="redraft"
          >
            <button class="btn quiet" type="submit">
              重新拟稿
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}
