import { pointsInWords } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { Tag } from '../../platform/ui/index.ts';
import type { Trace } from '../counting/trace.ts';
import type { SchemeItem } from '../scheme/content.ts';
import { SCORE_KINDS, SUBJECT_STATES, subjectHref, VERDICTS } from '../words.ts';
import type { ItemStanding } from './standing.ts';
import type { Claim, Evidence, Subject } from './store.ts';

const tones = { open: 'warn', told: 'warn', final: 'ok', left: 'plain' } as const;

export const StateTag = ({ subject }: { subject: Pick<Subject, 'state'> }) => (
  <Tag tone={tones[subject.state]}>{SUBJECT_STATES[subject.state]}</Tag>
);

/** How a self-assessment stands to its term. */
export function SelfTag({ subject, today }: { subject: Subject; today: string }) {
  const { selfOn, selfBy } = subject;
  if (selfOn && selfOn > selfBy) return <Tag tone="late">{`逾期自评（${selfOn}）`}</Tag>;
  if (selfOn) return <Tag tone="ok">{`已自评（${selfOn}）`}</Tag>;
  return today > selfBy ? <Tag tone="late">{`没有自评（期限 ${selfBy}）`}</Tag> : <Tag>{`自评到 ${selfBy}`}</Tag>;
}

/** '+3', '−2', '18.57', '不计' */
export function pointsOf(item: Pick<SchemeItem, 'kind'>, points: number | null): string {
  if (points === null) return '不计';
  const sign = points === 0 ? '' : item.kind === 'bonus' ? '+' : item.kind === 'deduction' ? '−' : '';
  return `${sign}${pointsInWords(points)}`;
}

/** Of what a counted score is made, with the records behind it. */
export function TraceText({ trace, opens }: { trace: Trace; opens: boolean }) {
  const { value, unit, said, from, to, scale, href, survey } = trace;
  return (
    <>
      <small class="under">
        {value === null ? '不计' : `${value}${unit === '%' ? '%' : ` ${unit}`}`}（{from} 至 {to}）：{said}
      </small>
      {href && opens && (
        <small class="under">
          <a href={href}>看记录</a>
        </small>
      )}
      {value === null && survey && (
        <small class="under">
          问卷“{survey.title}”，{survey.opensOn} 至 {survey.closesOn}
        </small>
      )}
      <small class="under">{value === null ? '不计的项目不影响得分，其余项目折算成 100 分' : scale}</small>
    </>
  );
}

/** Who gave which points when and why, and what an appeal said. */
export function Given(props: { one: ItemStanding; path: string; evidence: readonly Evidence[]; opens: boolean }) {
  const { one, path, evidence, opens } = props;
  const { item, history, appeal } = one;
  return (
    <>
      {history.map((score) => (
        <span key={score.id}>
          <small class="under">
            {SCORE_KINDS[score.kind]} <b>{pointsOf(item, score.points)}</b>
            {'　'}
            {score.givenBy === null ? '机器' : score.givenName} <time>{minuteOf(score.givenAt)}</time>
            {score.reason && `　${score.reason}`}
          </small>
          {score.trace && <TraceText trace={score.trace} opens={opens} />}
        </span>
      ))}
      {appeal && (
        <small class="under">
          申诉：{appeal.reason}（{appeal.filedBy} <time>{minuteOf(appeal.filedAt)}</time>）
        </small>
      )}
      {appeal && (
        <small class="under">
          <Files files={evidence.filter(({ appealId }) => appealId === appeal.id)} path={path} />
        </small>
      )}
      {appeal?.verdict && (
        <small class="under">
          {VERDICTS[appeal.verdict]}：{appeal.decision}（{appeal.decidedBy} <time>{minuteOf(appeal.decidedAt!)}</time>）
        </small>
      )}
    </>
  );
}

/** What an authority says of itself in one item. */
export function ClaimText(props: {
  claim: Claim | undefined;
  item: SchemeItem;
  evidence: readonly Evidence[];
  path: string;
}) {
  const { claim, item, evidence, path } = props;
  const own = evidence.filter((one) => one.item === item.id && one.appealId === null && !one.droppedAt);
  if (!claim?.said && claim?.points == null && !own.length) return <>—</>;
  return (
    <>
      {claim?.points != null && <b>{pointsOf(item, claim.points)}</b>}
      {claim?.said && <small class="under lines">{claim.said}</small>}
      {own.length > 0 && (
        <small class="under">
          <Files files={own} path={path} />
        </small>
      )}
    </>
  );
}

function Files({ files, path }: { files: readonly Evidence[]; path: string }) {
  return (
    <>
      {files.map(({ id, name }, n) => (
        <span key={id}>
          {n > 0 && '、'}
          <a href={`${path}/evidence/${id}`}>{name}</a>
        </span>
      ))}
    </>
  );
}

export const SubjectLink = ({ subject }: { subject: Subject }) => <a href={subjectHref(subject.id)}>{subject.name}</a>;
