import {
  type Calendar,
  CONSULTATION_KINDS,
  CONSULTATION_STATES,
  type CommentCounts,
  type ConsultationState,
  explainTerm,
  takesComments,
  VERDICTS,
} from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { Empty, Facts, Pager, Tag } from '../../platform/ui/index.ts';
import { COMMENTS_A_PAGE, type ShownComment } from '../comments/store.ts';
import { HOME } from '../paths.ts';
import { paragraphsOf } from '../preparing/content.ts';
import { NAMELESS } from '../privacy.ts';
import type { ResultsContent } from '../results/content.ts';
import type { Signed } from '../store.ts';

export const toneOf = (state: ConsultationState) =>
  takesComments(state) || state === 'published' ? 'ok' : state === 'late' ? 'late' : 'plain';

interface Props {
  one: Signed;
  state: ConsultationState;
  calendar: Calendar;
  counts: CommentCounts;
  comments: readonly ShownComment[];
  /** of comments that are shown */
  total: number;
  page: number;
  /** it can be followed by mail from here */
  follow: boolean;
}

/** A draft before the public: what it is, until when, what was said of it, what was adopted. */
export function ConsultationPage(props: Props) {
  const { one, state, follow } = props;
  const { content } = one;
  const open = takesComments(state);
  return (
    <article class="article text consultation">
      <h1 lang="zh-CN">{content.title}</h1>
      <p class="by">
        <span>{CONSULTATION_KINDS[content.kind].label}</span>
        <span>{one.officeName}</span>
        <Tag tone={toneOf(state)}>{CONSULTATION_STATES[state]}</Tag>
      </p>
      <Standing {...props} />
      {state !== 'published' && state !== 'stopped' && (
        <p class="actions noprint">
          {open && (
            <>
              <a class="btn big" href={`${HOME}/${one.id}/comment`}>
                提意见
              </a>
              <a href={`${HOME}/track`}>查询意见</a>
            </>
          )}
          {follow && (
            <a href={`/subscribe?consultation=${one.id}`} rel="nofollow">
              有新进展发邮件告诉我
            </a>
          )}
        </p>
      )}
      {one.results && <Results results={one.results} resultsOn={one.resultsOn!} />}
      <section>
        <h2>征集说明</h2>
        {paragraphsOf(content.why).map((line, n) => (
          <p key={n} lang="zh-CN">
            {line}
          </p>
        ))}
      </section>
      <section>
        <h2>征求意见稿</h2>
        {open && <p class="help noprint">可以对整体提意见，也可以对某一段提。</p>}
        <ol class="draft">
          {paragraphsOf(content.text).map((line, n) => (
            <li key={n} id={`p${n + 1}`}>
              <p lang="zh-CN">{line}</p>
              {open && (
                <a class="noprint" href={`${HOME}/${one.id}/comment?paragraph=${n + 1}`}>
                  对第 {n + 1} 段提意见
                </a>
              )}
            </li>
          ))}
        </ol>
      </section>
      {content.files.length > 0 && (
        <section>
          <h2>附件</h2>
          <ul class="list">
            {content.files.map(({ hash, name }) => (
              <li key={hash + name}>
                <a href={`${HOME}/${one.id}/files/${hash}/${encodeURIComponent(name)}`} lang="zh-CN">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>怎样提意见</h2>
        <Facts
          rows={[
            ['网上', open ? <a href={`${HOME}/${one.id}/comment`}>在这里提意见</a> : '征集期间在这一页提意见'],
            ...(content.how
              ? [
                  [
                    '其他办法',
                    <span class="said" lang="zh-CN">
                      {content.how}
                    </span>,
                  ] as const,
                ]
              : []),
            ['联系方式', <span lang="zh-CN">{content.contact}</span>],
          ]}
        />
        <p class="help">
          意见不是投票：同样的意见写一次就够，采纳与否看理由，不看人数。公开前核对，隐去个人信息；含有威胁、辱骂的不公开。
        </p>
      </section>
      <Comments {...props} open={open} />
    </article>
  );
}

/** Until when, why until then, and what changed of it. */
function Standing({ one, state, calendar }: Props) {
  const { content, opensOn, closesOn, resultsDue } = one;
  const { days } = content;
  return (
    <div class="standing">
      {state === 'stopped' ? (
        <p>
          <span>{dayOf(one.stoppedAt!)} 终止征集，不再接收意见。原因：</span>
          <span lang="zh-CN">{one.stoppedReason}</span>
        </p>
      ) : (
        <p>
          {state === 'planned' && `${opensOn} 开始，${closesOn} 截止。`}
          {takesComments(state) && `${closesOn} 截止。`}
          {state === 'owed' && `征集 ${closesOn} 已经结束，不再接收意见。采纳情况最迟 ${resultsDue} 公布。`}
          {state === 'late' && `征集 ${closesOn} 已经结束，不再接收意见。采纳情况应在 ${resultsDue} 前公布，已经超期。`}
          {state === 'published' && `征集 ${closesOn} 已经结束，不再接收意见。采纳情况 ${one.resultsOn} 公布。`}
        </p>
      )}
      {state !== 'stopped' && one.extendedFrom && (
        <p>
          <span>
            原定 {one.extendedFrom} 截止，延期到 {closesOn}。原因：
          </span>
          <span lang="zh-CN">{one.extensionReason}</span>
        </p>
      )}
      {content.shorter && (
        <p>
          <span>征集 {days} 天，短于一般期限。理由：</span>
          <span lang="zh-CN">{content.shorter}</span>
        </p>
      )}
      {!one.extendedFrom && state !== 'stopped' && (
        <details>
          <summary>期限怎样计算</summary>
          {explainTerm({ opens: opensOn, days, closes: closesOn }, calendar).map((line) => (
            <p key={line} lang="zh-CN">
              {line}
            </p>
          ))}
          {one.provisional && <p>其间有日期的放假安排尚未公布，截止日期暂定，公布后只会顺延。</p>}
        </details>
      )}
    </div>
  );
}

/** 采纳情况. */
function Results({ results, resultsOn }: { results: ResultsContent; resultsOn: string }) {
  return (
    <section class="results" id="results" aria-labelledby="results-title">
      <h2 id="results-title">采纳情况</h2>
      <p class="help">{resultsOn} 公布</p>
      <p class="said" lang="zh-CN">
        {results.preface}
      </p>
      {results.groups.length === 0 && <p>征集期间没有收到意见。</p>}
      <ol class="groups">
        {results.groups.map(({ id, summary, verdict, reason, comments }) => (
          <li key={id}>
            <p class="said" lang="zh-CN">
              <b>{summary}</b>
            </p>
            <p class="by">
              {verdict && <Tag tone={verdict === 'declined' ? 'plain' : 'ok'}>{VERDICTS[verdict]}</Tag>}
              <span>{comments.length} 条意见</span>
            </p>
            <p class="said" lang="zh-CN">
              {reason}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Comments({ one, counts, comments, total, page, open }: Props & { open: boolean }) {
  const pages = Math.max(1, Math.ceil(total / COMMENTS_A_PAGE));
  return (
    <section id="comments">
      <h2>收到的意见</h2>
      <p class="help">
        收到 {counts.comments} 条，公开 {total} 条。
        {counts.agreeing > 0 && `其中 ${counts.agreeing} 条表示同意别人的意见。`}
      </p>
      {total === 0 && <Empty>还没有公开的意见。</Empty>}
      <ul class="list comments">
        {comments.map((comment) => (
          <li key={comment.id} id={`c${comment.id}`}>
            <p class="by">
              <span lang={comment.senderShown === NAMELESS ? undefined : 'zh-CN'}>{comment.senderShown}</span>
              <time>{comment.receivedOn}</time>
              <span>
                {comment.paragraph ? <a href={`#p${comment.paragraph}`}>第 {comment.paragraph} 段</a> : '整体'}
              </span>
            </p>
            {comment.agreesWith && (
              <p class="help">
                <span>同意意见</span> <span lang="zh-CN">{comment.agreesWith}</span>
              </p>
            )}
            <p class="said" lang="zh-CN">
              {comment.text}
            </p>
            {open && (
              <a class="noprint" href={`${HOME}/${one.id}/comment?agree=${comment.id}`}>
                同意类似意见
              </a>
            )}
          </li>
        ))}
      </ul>
      <Pager page={page} pages={pages} href={(n) => `${HOME}/${one.id}${n > 1 ? `?page=${n}` : ''}#comments`} />
    </section>
  );
}
