import { GRADES, pointsInWords } from '../../law/index.ts';
import { Facts, Fault, Panel, TableFrame } from '../../platform/ui/index.ts';
import { Corrections } from '../corrections/forms.tsx';
import type { CountedScore } from '../counting/count.ts';
import { grouped } from '../scheme/content.ts';
import { howOf } from '../scheme/pages.tsx';
import { ITEM_KINDS, schemeHref, subjectHref } from '../words.ts';
import { AppealForms, DecideForms } from './appeal-forms.tsx';
import { JudgeForm, SecondForms } from './judge-forms.tsx';
import { ClaimText, Given, pointsOf, SelfTag, StateTag, TraceText } from './parts.tsx';
import { judgeFault } from './review-actions.ts';
import { selfFault } from './self-actions.ts';
import { SelfForm } from './self-form.tsx';
import { SetUpForm } from './set-up-form.tsx';
import type { ItemStanding } from './standing.ts';
import type { SubjectProps } from './subject-props.ts';

/** One that is assessed, before both sides: what it says of itself, what it was given and from what, and what this person may
 *  do next. */
export function SubjectPage(props: SubjectProps) {
  const { subject, scheme, content, side, result, today, failure } = props;
  // somebody was faster, and the form that was sent is not drawn any more
  const above = failure && failure.code === 'conflict' ? failure : undefined;
  const shown = above ? { ...props, failure: undefined, at: undefined } : props;
  const decided = subject.state === 'told' || subject.state === 'final';
  return (
    <>
      <header class="head">
        <div>
          <h1>{subject.name}</h1>
          <p class="meta">
            {side === 'keeper' ? (
              <a href={`${schemeHref(scheme.id)}/round`}>{content.title}</a>
            ) : (
              <>
                {content.title}
                {'　'}
                {scheme.keeperName}
              </>
            )}
          </p>
        </div>
        <span class="states">
          <Next {...shown} />
          <SelfTag subject={subject} today={today} />
          <StateTag subject={subject} />
        </span>
      </header>
      <Fault failure={above} />
      <Panel title="结果">
        <Facts
          rows={[
            ...(decided
              ? ([
                  ['得分', <b key="total">{pointsInWords(subject.total!)} 分</b>],
                  ['等次', GRADES[subject.grade!]],
                  ['通知日期', subject.toldOn!],
                  ['申诉期限', subject.appealBy!],
                ] as const)
              : []),
            ...(!decided && side === 'keeper' && result
              ? ([['评分已齐，通知前', `${pointsInWords(result.total)} 分，${GRADES[result.grade]}`]] as const)
              : []),
            ...(result && result.counted < 10_000 && (decided || side === 'keeper')
              ? ([
                  [
                    '折算',
                    `有不计的项目：计分项目满分 ${pointsInWords(result.counted)} 分，得 ${pointsInWords(result.base)} 分，折算成 100 分`,
                  ],
                ] as const)
              : []),
            ['数据截止日', scheme.frozenAt ? `${content.frozenOn}，已经统计` : `${content.frozenOn}，次日由机器统计`],
            ['计分起始日', subject.countedFrom],
            ...(subject.state === 'left'
              ? ([['不列入考核', `${subject.leftOn} 起，${subject.leftReason}`]] as const)
              : []),
          ]}
        />
      </Panel>
      <ItemTable {...props} shows={side === 'keeper' || decided} />
      {side === 'assessed' ? (
        <>
          <SelfForm {...shown} />
          <AppealForms {...shown} />
          <Corrections {...shown} />
        </>
      ) : (
        <>
          <SecondForms {...shown} />
          <DecideForms {...shown} />
          <JudgeForm {...shown} />
          <Corrections {...shown} />
          {props.keeps && <SetUpForm {...shown} />}
        </>
      )}
    </>
  );
}

/** The one thing that this person can do here next, further down the page. */
function Next(props: SubjectProps) {
  const [label, at] = nextOf(props) ?? [];
  return at ? (
    <a class="btn" href={`#${at}`}>
      {label}
    </a>
  ) : null;
}

function nextOf({
  subject,
  scheme,
  standing,
  side,
  today,
  corrections,
  who,
}: SubjectProps): [string, string] | undefined {
  const { state, selfOn, appealBy } = subject;
  if (side === 'assessed') {
    if (state === 'open' && !selfFault(subject, today)) return [selfOn ? '修改自评' : '填写自评', 'self'];
    const left = standing.some(({ appeal }) => !appeal);
    return state === 'told' && left && today <= appealBy! ? ['申诉', 'appeal'] : undefined;
  }
  if (state === 'told') {
    const open = standing.find(({ appeal }) => appeal && !appeal.verdict);
    return open && ['处理申诉', `decide-${open.item.id}`];
  }
  if (state === 'final')
    return corrections.some((one) => one.state === 'proposed' && one.proposedBy !== who)
      ? ['复核更正', 'correct']
      : undefined;
  if (judgeFault(subject, scheme.frozenAt !== null, today)) return undefined;
  const second = standing.find(({ waits }) => waits === 'second');
  return standing.some(({ waits }) => waits === 'judge')
    ? ['评分', 'judge']
    : second && ['复核', `confirm-${second.item.id}`];
}

function ItemTable(props: SubjectProps & { shows: boolean }) {
  const { subject, content, standing, claims, evidence, preview, measures, shows, opens } = props;
  const path = subjectHref(subject.id);
  return (
    <Panel title="分项">
      <TableFrame label="分项">
        <table class="carded thirds">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" class="n">
                分值
              </th>
              <th scope="col">自评</th>
              <th scope="col" class="n">
                得分
              </th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          {grouped(content.items).map(([group, items]) => (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={5}>
                  {group}
                </th>
              </tr>
              {items.map((item) => {
                const one = standing.find(({ item: { id } }) => id === item.id)!;
                const early = one.waits === 'count' && preview.find((score) => score.item === item.id);
                return (
                  <tr key={item.id} id={`item-${item.id}`}>
                    <th scope="row" class="title-cell">
                      {item.title}
                      <small class="under">
                        {ITEM_KINDS[item.kind]}：{howOf(item, measures)}
                      </small>
                    </th>
                    <td class="n" data-label="分值">
                      {pointsOf(item, item.weight)}
                    </td>
                    <td data-label="自评">
                      <ClaimText claim={claims.find((claim) => claim.item === item.id)} {...{ item, evidence, path }} />
                    </td>
                    <td class="n" data-label="得分">
                      {item.kind === 'counted' || shows ? <PointsCell one={one} early={early || undefined} /> : '—'}
                    </td>
                    <td class="across">
                      {early && <TraceText trace={early.trace} opens={opens} />}
                      {(shows || item.kind === 'counted') && <Given {...{ one, path, evidence, opens }} />}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          ))}
        </table>
      </TableFrame>
      <p class="help">
        机器计分的项目谁都不能填写分数；每次评分、复核、申诉都写明是谁、什么时候、为什么，改正的，前后两个分数都保留。
      </p>
    </Panel>
  );
}

function PointsCell({ one, early }: { one: ItemStanding; early: CountedScore | undefined }) {
  if (early)
    return (
      <>
        {pointsOf(one.item, early.points)}
        <small class="under">今天的账</small>
      </>
    );
  if (one.waits === 'count') return <>待统计</>;
  if (one.waits === 'judge') return <>待评分</>;
  return (
    <>
      <b>{pointsOf(one.item, one.points)}</b>
      {one.waits === 'second' && <small class="under">待复核</small>}
    </>
  );
}
