import type { ComponentChildren } from 'preact';
import { OPENING_REASONS } from '../../applications/index.ts';
import {
  APPEAL_OUTCOMES,
  APPELLANTS,
  type Calendar,
  leftInWords,
  REMEDY_OUTCOMES,
  REMEDY_PROCEDURES,
  REMEDY_RESULTS,
} from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { Facts, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { PublicationBrief } from '../../publishing/index.ts';
import { termsOf } from '../limits.ts';
import type { CaseEvent, CaseFile, OpenedCase, RemedyCase } from '../store.ts';
import { bodyName, caseName, eventNames, fileNames, hearingName, kindNames } from '../words.ts';
import { StageTag } from './parts.tsx';
import { Work, type WorkProps } from './work.tsx';

export interface CaseProps extends WorkProps {
  of: OpenedCase;
  /** somebody has just opened the personal data: numbers and names stand in full */
  opened: boolean;
  publication?: PublicationBrief | undefined;
  before?: RemedyCase | undefined;
  events: CaseEvent[];
  files: CaseFile[];
  warnings: string[];
  calendar: Calendar;
  /** may open the application it is about */
  opens: boolean;
}

/** One case: what to do now, its clock, what it is about, its papers and its course. */
export function CasePage(props: CaseProps) {
  const { of, warnings, handles, events } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>{of.title}</h1>
          <p class="meta">
            {[kindNames[of.kind], of.body, of.caseNumber].filter(Boolean).join(' · ')} <StageTag of={of} />
          </p>
        </div>
        {handles && (
          <div class="acts">
            {of.kind === 'reconsideration' && of.concludedOn && (
              <a class="btn quiet" href={`/console/remedies/new?before=${of.id}`}>
                登记复议后的诉讼
              </a>
            )}
            <a class="btn quiet" href={`/console/remedies/${of.id}/edit`}>
              更正登记
            </a>
          </div>
        )}
      </header>
      {warnings.map((warning) => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
      <div class="grid">
        <div>
          {!of.concludedOn && <Work {...props} />}
          <Panel title="办理经过">
            <ol class="steps">
              {events.map((event) => (
                <li key={event.id}>
                  <time>{event.happenedOn}</time>
                  <div>
                    <p>{eventNames[event.kind]}</p>
                    <p>{[event.note, event.author].filter(Boolean).join('　')}</p>
                  </div>
                </li>
              ))}
              {events.length === 0 && <li>从旧台账转入，没有逐步记录。</li>}
            </ol>
          </Panel>
          {of.concludedOn && <Work {...props} />}
        </div>
        <div>
          <Clock {...props} />
          <About {...props} />
          <Files {...props} />
        </div>
      </div>
    </>
  );
}

function Clock({ of, calendar, today }: CaseProps) {
  const { answer, decision, appeal, appealAnswer } = termsOf(of, calendar);
  const due = answer?.date.toString();
  const second = appealAnswer?.date.toString();
  const appealDay = appeal?.date.toString();
  return (
    <Panel title="期限">
      {due && !of.answeredOn && !of.concludedOn && !of.appealedOn && (
        <p class={today > due ? 'clock-day late' : 'clock-day'}>
          <b>{due}</b>
          <span>
            {of.kind === 'reconsideration' ? '前提出书面答复' : '前提交答辩状和证据'}，
            {leftInWords(due, today, calendar)}
            {answer?.provisional && <Tag tone="warn">暂定</Tag>}
          </span>
        </p>
      )}
      {second && !of.appealAnsweredOn && !of.concludedOn && (
        <p class={today > second ? 'clock-day late' : 'clock-day'}>
          <b>{second}</b>
          <span>
            前提交二审答辩状，{leftInWords(second, today, calendar)}
            {appealAnswer?.provisional && <Tag tone="warn">暂定</Tag>}
          </span>
        </p>
      )}
      {appealDay && of.result === 'corrected' && !of.appealOutcome && today <= appealDay && (
        <p class="clock-day">
          <b>{appealDay}</b>
          <span>
            前可以上诉，{leftInWords(appealDay, today, calendar)}
            {appeal?.provisional && <Tag tone="warn">暂定</Tag>}
          </span>
        </p>
      )}
      {of.redoBy && !of.redoneOn && of.concludedOn && (
        <p class={today > of.redoBy ? 'clock-day late' : 'clock-day'}>
          <b>{of.redoBy}</b>
          <span>前重新答复或者履行，{leftInWords(of.redoBy, today, calendar)}</span>
        </p>
      )}
      <Facts
        rows={filled([
          ['收到副本', of.servedOn ?? '尚未收到'],
          ['答复期限', answer && `${due}（收到副本之日起 ${answer.length}内）`],
          ['实际答复', of.answeredOn && <Answered on={of.answeredOn} due={due} />],
          [hearingName(of.kind), of.hearingOn && [of.hearingOn, of.hearingNote].filter(Boolean).join('　')],
          ['一审裁判', of.firstOn],
          ['上诉期限', appeal && !of.appealOutcome && `${appealDay}（收到裁判之日起 ${appeal.length}内）`],
          ['上诉', of.appealedOn],
          ['收到上诉状', of.appealServedOn],
          ['二审答辩期限', appealAnswer && `${second}（收到副本之日起 ${appealAnswer.length}内）`],
          ['二审答辩', of.appealAnsweredOn && <Answered on={of.appealAnsweredOn} due={second} />],
          [of.appealedOn ? '二审期限' : '审理期限', !of.concludedOn && `${decision.date} 前，可以依法延长`],
          ['审结', of.concludedOn],
          ['收到文书', of.decisionReceivedOn],
          ['履行', of.redoneOn],
        ])}
      />
      <p class="law">
        {[...new Set([answer, appeal, appealAnswer, decision].flatMap((limit) => (limit ? [limit.ground] : [])))].join(
          '；',
        )}
        。期间最后一日是节假日的，顺延到节假日后的第一日。
      </p>
    </Panel>
  );
}

function Answered({ on, due }: { on: string; due: string | undefined }) {
  const late = due !== undefined && on > due;
  return (
    <>
      {on} {late ? <Tag tone="late">超期</Tag> : <Tag tone="ok">按期</Tag>}
    </>
  );
}

function About({ of, application, publication, before, suits, opens, opened }: CaseProps) {
  return (
    <Panel title="案件">
      <Facts
        rows={filled([
          ['结果', of.result && <b>{REMEDY_RESULTS[of.result]}</b>],
          ['裁判', of.outcome && REMEDY_OUTCOMES[of.outcome].name],
          ['二审结果', of.appealOutcome && APPEAL_OUTCOMES[of.appealOutcome].name],
          ['一审裁判', of.firstOutcome && REMEDY_OUTCOMES[of.firstOutcome].name],
          ['上诉人', of.appealedBy && APPELLANTS[of.appealedBy]],
          ['二审法院', [of.appealBody, of.appealNumber].filter(Boolean).join('　')],
          ['说明', of.decisionNote],
          [bodyName(of.kind), of.body],
          ['案号', of.caseNumber],
          ['程序', REMEDY_PROCEDURES[of.procedure]],
          ['受理日期', of.filedOn],
          [
            '所涉申请',
            application &&
              (opens ? (
                <a href={`/console/applications/${application.id}`}>
                  {application.number} {application.subject}
                </a>
              ) : (
                application.number
              )),
          ],
          ['所涉信息', publication && <a href={`/console/documents/${publication.documentId}`}>{publication.title}</a>],
          ['此前复议', before && <a href={`/console/remedies/${before.id}`}>{caseName(before)}</a>],
          [
            '其后诉讼',
            suits.length > 0 &&
              suits.map((suit) => (
                <a key={suit.id} class="line" href={`/console/remedies/${suit.id}`}>
                  {caseName(suit)}
                </a>
              )),
          ],
        ])}
      />
      {opened ? <p class="help">已打开，查看记录已留存。</p> : <PersonalForm id={of.id} />}
    </Panel>
  );
}

/** Opening what is said of persons leaves a trace. */
function PersonalForm({ id }: { id: number }) {
  return (
    <details class="verb">
      <summary>查看完整信息（将留痕）</summary>
      <Form action={`/console/remedies/${id}/personal`} among="opening">
        <Field name="why" label="查看事由" options={OPENING_REASONS.map((value) => ({ value, label: value }))} />
        <button class="btn quiet" type="submit">
          打开
        </button>
      </Form>
    </details>
  );
}

function Files({ of, files }: CaseProps) {
  return (
    <Panel title={`材料 ${files.length} 份`}>
      <ul class="todo">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/console/remedies/${of.id}/files/${file.id}`}>{file.name}</a>
            <span>
              {fileNames[file.kind]}　{file.addedBy} <time>{dayOf(file.addedAt)}</time>
            </span>
          </li>
        ))}
        {files.length === 0 && <li>没有材料。登记、答复、审结时可以附上文书。</li>}
      </ul>
    </Panel>
  );
}

type Row = [string, ComponentChildren];

/** Without the lines that have nothing to say. */
function filled(rows: [string, ComponentChildren | false | null | undefined][]): Row[] {
  return rows.filter((row): row is Row => Boolean(row[1]));
}
