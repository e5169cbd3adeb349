import type { Serving } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { roles } from '../../platform/roles.ts';
import { Empty, Facts, Field, Form, fileSize, Panel, Tag } from '../../platform/ui/index.ts';
import { AttendancePanel, type Kept } from '../attending/panel.tsx';
import type { Attendance } from '../attending/store.ts';
import type { Certificate } from '../certificates/store.ts';
import { QuizPanel } from '../quiz/panel.tsx';
import type { Answers } from '../quiz/store.ts';
import { doorIsOpen, missedOf, standingOf } from '../rules.ts';
import type { Change, Material, Training } from '../store.ts';
import { DESK, hoursInWords, trainingHref } from '../words.ts';
import { TrainingState } from '../year/pages.tsx';

/** A form of the page that failed. */
export interface Sent {
  form: 'cancel' | 'files' | 'door' | 'list' | 'close';
  failure: Failure;
}

interface Props {
  training: Training;
  material: readonly Material[];
  changes: readonly Change[];
  certificates: readonly Certificate[];
  answers: readonly Answers[];
  /** that the person who looks was there */
  own: Attendance | undefined;
  ownAnswers: readonly Answers[];
  ownCertificate: Certificate | undefined;
  meant: boolean;
  /** for who keeps it */
  kept: (Kept & { people: Serving[] }) | undefined;
  sent: Sent | undefined;
  typed: Typed;
  now: Date;
  today: string;
}

/** One training. */
export function TrainingPage(props: Props) {
  const { training, kept, now, sent } = props;
  const standing = standingOf(training, now);
  return (
    <>
      <header class="head">
        <div>
          <h1>{training.title}</h1>
          <p class="meta">
            {minuteOf(training.startsAt)} 至 {endInWords(training)}　{training.place}
          </p>
        </div>
        <div class="acts">
          <TrainingState training={training} now={now} />
          {kept && standing !== 'cancelled' && (
            <a class="btn quiet" href={`${trainingHref(training.id)}/edit`}>
              修改
            </a>
          )}
        </div>
      </header>
      <div class="grid">
        <div>
          <Mine {...props} />
          <About {...props} />
          {kept && <AttendancePanel {...{ training, kept, now, sent }} typed={props.typed} />}
          {kept && <QuizPanel training={training} answers={props.answers} />}
        </div>
        <div>
          <MaterialPanel {...props} />
          <Changes {...props} />
          {kept && <CertificatesPanel {...props} />}
          {kept && kept.attendance.length === 0 && standing !== 'cancelled' && <Cancel {...props} />}
        </div>
      </div>
    </>
  );
}

function endInWords({ startsAt, endsAt }: Training): string {
  const [from, to] = [minuteOf(startsAt), minuteOf(endsAt)];
  return from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to;
}

/** What of it is the person's own: whether they were there, the quiz, the certificate. */
function Mine({ training, own, ownAnswers, ownCertificate, meant, now, today }: Props) {
  const { id, quiz, quizUntil, cancelledAt } = training;
  if (cancelledAt || (!own && !meant)) return null;
  const missed = own && missedOf(training, own.cameAt, own.leftAt);
  const last = ownAnswers.at(-1);
  return (
    <Panel title="我的培训">
      {!own ? (
        doorIsOpen(training, now) ? (
          <p>
            <a class="btn" href={`${trainingHref(id)}/come`}>
              签到
            </a>
          </p>
        ) : (
          <p>{now < training.startsAt ? '您需要参加这场培训，到场时用手机扫门口的码签到。' : '没有您的签到记录。'}</p>
        )
      ) : (
        <Facts
          rows={[
            [
              '签到',
              <>
                {own.cameAt ? minuteOf(own.cameAt) : '按签到表登记'}
                {missed!.late > 0 && `，迟到 ${missed!.late} 分钟`}
                {missed!.early > 0 && `，早退 ${missed!.early} 分钟`}
              </>,
            ],
            ['学时', hoursInWords(own.hours)],
            ...(quiz
              ? [
                  [
                    '测验',
                    <>
                      {last && `${last.score} 分，${last.passed ? '合格' : '不合格'}　`}
                      <a href={`${trainingHref(id)}/quiz`}>{!last && quizUntil! >= today ? '去答题' : '看题目'}</a>
                    </>,
                  ] as const,
                ]
              : []),
            ...(ownCertificate
              ? [
                  [
                    '证书',
                    <a href={`${DESK}/certificates/${ownCertificate.id}.pdf`}>{ownCertificate.number}</a>,
                  ] as const,
                ]
              : []),
          ]}
        />
      )}
    </Panel>
  );
}

function About({ training, kept }: Props) {
  const { content, teacher, hours, roles: wanted, officeIds, below, cancelledAt, cancelledReason, quiz } = training;
  const offices = new Map((kept?.people ?? []).map(({ officeId, office }) => [officeId, office]));
  const named = officeIds.flatMap((id) => offices.get(id) ?? []);
  return (
    <Panel title="安排">
      {cancelledAt && (
        <p>
          <Tag tone="warn">已取消</Tag> {cancelledReason}
        </p>
      )}
      {content && <p class="said">{content}</p>}
      <Facts
        rows={[
          ['授课人', teacher],
          ['学时', hoursInWords(hours)],
          [
            '参加',
            `${wanted.length ? wanted.map((role) => roles[role]).join('、') : '从事信息公开工作的人员'}${
              officeIds.length ? `，${named.join('、') || '指定的科室'}` : ''
            }${below ? '，包括下级机关' : ''}`,
          ],
          ...(quiz
            ? [['测验', `${quiz.length} 题，${training.passMark} 分合格，${training.quizUntil} 前`] as const]
            : []),
        ]}
      />
    </Panel>
  );
}

function MaterialPanel({ training, material, kept, sent }: Props) {
  const failure = sent?.form === 'files' ? sent.failure : undefined;
  const at = `${trainingHref(training.id)}/files`;
  return (
    <Panel title="材料" id="material">
      {material.length === 0 && <Empty>还没有材料。</Empty>}
      <ul class="todo">
        {material.map(({ id, name, size }) => (
          <li key={id}>
            <a href={`${at}/${id}`}>{name}</a>
            <span>{fileSize(size)}</span>
            {kept && (
              <Form action={`${at}/${id}/remove`} among={`remove-${id}`}>
                <button class="btn quiet" type="submit" aria-label={`移除 ${name}`}>
                  移除
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {kept && (
        <Form action={at} upload failure={failure} among="files">
          <Field
            name="file"
            label="添加材料"
            help="PDF、Word、PPT、Excel、图片等，每份最大 20 MB"
            type="file"
            multiple
            failure={failure}
          />
          <button class="btn quiet" type="submit">
            上传
          </button>
        </Form>
      )}
    </Panel>
  );
}

function Changes({ changes }: Props) {
  if (changes.length === 0) return null;
  return (
    <Panel title="改期和取消">
      <ul class="todo">
        {changes.map((one) => (
          <li key={one.id}>
            <span>
              {one.kind === 'moved' ? '改期' : '取消'}：原定 {minuteOf(one.startsBefore)}，{one.placeBefore}
            </span>
            <span>
              {one.reason}（{one.changedBy} {minuteOf(one.changedAt)}）
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CertificatesPanel({ certificates, training }: Props) {
  return (
    <Panel title="证书" id="certificates">
      {certificates.length === 0 && (
        <Empty>{training.closedAt ? '没有符合条件的人。' : '办结后发给有学时、测验合格的人。'}</Empty>
      )}
      <ul class="todo">
        {certificates.map((one) => (
          <li key={one.id}>
            {one.withdrawnOn ? (
              <span>{one.number}</span>
            ) : (
              <a href={`${DESK}/certificates/${one.id}.pdf`}>{one.number}</a>
            )}
            <span>
              {one.name}，{hoursInWords(one.hours)} 学时
              {one.withdrawnOn && `；${one.withdrawnOn} 收回：${one.withdrawnReason}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Cancel({ training, sent, typed }: Props) {
  const failure = sent?.form === 'cancel' ? sent.failure : undefined;
  return (
    <Panel title="取消培训">
      <Form action={`${trainingHref(training.id)}/cancel`} failure={failure} among="cancel">
        <Field name="cancelReason" label="取消原因" required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          取消培训
        </button>
      </Form>
    </Panel>
  );
}
