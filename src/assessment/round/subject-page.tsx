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

function ItemTable(props: SubjectProps & { shows: boolean }) {
  const { subject, content, standing, claims, evidence, preview, measures, shows, opens } = props;
  const path = subjectHref(subject.id);
  return (
    <Panel title="分项">
      <TableFrame label="分项">
        <table>
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
                    <td class="n">{pointsOf(item, item.weight)}</td>
                    <td>
                      <ClaimText claim={claims.find((claim) => claim.item === item.id)} {...{ item, evidence, path }} />
                    </td>
                    <td class="n">
                      {item.kind === 'counted' || shows ? <PointsCell one={one} early={early || undefined} /> : '—'}
                    </td>
                    <td>
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
