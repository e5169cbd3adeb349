import { type Calendar, leftInWords } from '../../../law/index.ts';
import { Empty, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { timeInWords } from '../../catalogue/content.ts';
import { MINE, MINE_TITLE, STANDINGS } from '../../words.ts';
import { type DueLine, dueName } from '../list.ts';

interface MineGroups {
  late: DueLine[];
  week: DueLine[];
  next: DueLine[];
  /** what the authority itself owes, which any editor may write */
  authority: DueLine[];
  /** newest first */
  done: DueLine[];
}

interface Props {
  /** '新丰村' */
  office: string;
  groups: MineGroups;
  today: string;
  calendar: Calendar;
}

/** 我该公开什么: late, this week, next; each with the one thing to do. Read on a phone. */
export function MinePage({ office, groups, today, calendar }: Props) {
  const { late, week, next, authority, done } = groups;
  const nothing = late.length + week.length + next.length + authority.length === 0;
  const part = (title: string, dues: DueLine[], id: string) =>
    dues.length > 0 && (
      <Panel title={`${title}（${dues.length}）`} id={id}>
        <ul class="dues">
          {dues.map((due) => (
            <Due key={due.id} due={due} today={today} calendar={calendar} />
          ))}
        </ul>
      </Panel>
    );
  return (
    <>
      <header class="head">
        <div>
          <h1>{MINE_TITLE}</h1>
          <p class="meta">
            {office}　·　{summary(late.length, week.length)}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${MINE}/events`}>
            登记发生的事项
          </a>
        </div>
      </header>
      {nothing && (
        <Empty>
          现在没有要公开的事项。公开事项目录里由{office}公开的，到期前会列在这里；目录由政府信息公开工作机构负责人维护。
        </Empty>
      )}
      {part('已经逾期', late, 'late')}
      {part('七天内到期', week, 'week')}
      {part('以后到期', next, 'next')}
      {part('本机关的，各科室都可以写', authority, 'authority')}
      {done.length > 0 && (
        <Panel title="近期办完的" id="done">
          <ul class="dues">
            {done.map((due) => (
              <li key={due.id}>
                <div>
                  <a href={`${MINE}/${due.id}`}>{dueName(due)}</a>
                  <p class="help">
                    应于 {due.on} 前公开{due.met && `，${due.met} 公开`}
                  </p>
                </div>
                <Standing due={due} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

const summary = (late: number, week: number): string =>
  late ? `${late} 项已经逾期，${week} 项七天内到期` : week ? `${week} 项七天内到期` : '七天内没有到期的';

/** How a due stands, in words. */
export function Standing({ due }: { due: Pick<DueLine, 'standing' | 'excuse'> }) {
  const { label, tone } = STANDINGS[due.standing];
  return (
    <span class="states">
      <Tag tone={tone}>{label}</Tag>
      {due.excuse?.verdict === null && <Tag tone="warn">说明待审核</Tag>}
    </span>
  );
}

function Due({ due, today, calendar }: { due: DueLine; today: string; calendar: Calendar }) {
  const at = `${MINE}/${due.id}`;
  return (
    <li>
      <div>
        <a href={at}>
          <b>{dueName(due)}</b>
        </a>
        <p class={due.standing === 'late' ? 'by late' : 'by'}>
          <time>{due.on}</time> 前{due.provisional && '（暂定）'}，{leftInWords(due.on, today, calendar)}
        </p>
        <p class="help">{timeInWords(due.content)}</p>
        {due.proposed > 0 && (
          <p>
            <a href={`${at}#documents`}>{due.proposed} 条已公开的信息可能就是它，请确认</a>
          </p>
        )}
        {due.excuse?.verdict === null && <Tag tone="warn">说明待审核</Tag>}
        {due.excuse?.verdict === 'refused' && <Tag tone="late">说明没有同意</Tag>}
      </div>
      <div class="acts">
        <Form action={`${at}/write`} among={`write-${due.id}`}>
          <button class="btn" type="submit" aria-label={`去写：${dueName(due)}`}>
            去写
          </button>
        </Form>
        <a class="btn quiet" href={`${at}#link`} aria-label={`关联已发布：${dueName(due)}`}>
          关联已发布
        </a>
      </div>
    </li>
  );
}
