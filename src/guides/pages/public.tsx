import { tagOf } from '../../platform/languages/language.ts';
import { Empty, Tag } from '../../platform/ui/index.ts';
import { AUDIENCES, SUBJECTS, type SubjectId } from '../content.ts';
import type { Looked, PublicGuide } from '../list.ts';
import { checkDue } from '../rules.ts';
import { hoursInWords, type Standing, standingInWords } from '../windows/hours.ts';
import type { WindowNow } from '../windows/now.ts';
import { hoursOfWeek } from '../windows/week.ts';
import { GuideText } from './guide-text.tsx';

const TONES: Record<Standing['state'], 'ok' | 'warn' | 'plain'> = {
  ...{ open: 'ok', before: 'warn', break: 'warn', over: 'plain', closed: 'plain' },
};

/** 服务窗口: what is open now and today. */
export function WindowsPage({ windows, at }: { windows: WindowNow[]; at: string }) {
  const open = windows.filter(({ standing }) => standing.state === 'open').length;
  const unsure = windows.some(({ standing: { today, next } }) => today.provisional || next?.provisional);
  return (
    <>
      <h1 class="title">服务窗口</h1>
      {windows.length > 0 && (
        <p class="lead">
          现在是 {at}，{windows.length} 个窗口中有 {open} 个正在办理。
        </p>
      )}
      {unsure && <p class="warning">这一年的放假安排尚未公布，节假日前后的开放时间以届时公告为准。</p>}
      {windows.length === 0 && <Empty>还没有登记服务窗口，请向政府信息公开工作机构询问。</Empty>}
      <ol class="windows">
        {windows.map((one) => (
          <WindowCard key={one.window.id} {...one} />
        ))}
      </ol>
      <p>
        <a href="/guides">全部办事指南</a>
      </p>
    </>
  );
}

function WindowCard({ window: { id, number, content }, standing, guides }: WindowNow) {
  const { state, more } = standingInWords(standing);
  const { today } = standing;
  const comes = content.exceptions.filter(({ day }) => day > today.day).slice(0, 3);
  return (
    <li id={`window-${id}`}>
      <b class="number" aria-hidden="true">
        {number}
      </b>
      <div>
        <h2>
          <span class="sr">{number} 号窗口：</span>
          {content.name}
        </h2>
        <p class="now">
          <Tag tone={TONES[standing.state]}>{state}</Tag> {more}
        </p>
        <dl class="facts">
          <Row term="今天">
            {hoursInWords(today.spans)}
            {today.why && `（${today.why}）`}
          </Row>
          <Row term="平时">{hoursOfWeek(content)}</Row>
          {comes.map(({ day, spans, why }) => (
            <Row key={day} term={day}>
              {hoursInWords(spans)}
              {why && `（${why}）`}
            </Row>
          ))}
          <Row term="位置">{content.place}</Row>
          {content.telephone && <Row term="电话">{content.telephone}</Row>}
          {content.person && <Row term="负责人">{content.person}</Row>}
        </dl>
        {guides.length > 0 && (
          <ul class="matters" aria-label={`${number} 号窗口办理的事项`}>
            {guides.map((guide) => (
              <li key={guide.id}>
                <a href={`/guides/${guide.id}`} lang={tagOf(guide.language)}>
                  {guide.content.title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Row({ term, children }: { term: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ListProps {
  guides: PublicGuide[];
  wish: Looked;
  /** how many there are in all */
  total: number;
}

/** 办事指南: found by words, by whom they are for, by subject. */
export function GuidesPage({ guides, wish, total }: ListProps) {
  const subjects = Object.entries(SUBJECTS) as [SubjectId, string][];
  return (
    <>
      <h1 class="title">办事指南</h1>
      <p class="lead">
        办什么事、要什么材料、到哪个窗口、几天办好。窗口现在开不开，见<a href="/windows">服务窗口</a>。
      </p>
      <form class="filters" action="/guides" aria-label="查找办事指南">
        <label>
          <span>事项或者材料</span>
          <input type="search" name="q" value={wish.words} maxLength={100} />
        </label>
        <label>
          <span>服务对象</span>
          <select name="audience">
            <option value="">不限</option>
            {Object.entries(AUDIENCES).map(([id, label]) => (
              <option key={id} value={id} selected={wish.audience === id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>主题</span>
          <select name="subject">
            <option value="">不限</option>
            {subjects.map(([id, label]) => (
              <option key={id} value={id} selected={wish.subject === id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button class="btn quiet" type="submit">
          查找
        </button>
      </form>
      {guides.length === 0 && (
        <Empty>
          {total > 0
            ? '没有符合条件的办事指南，换个词或者放宽条件试试。'
            : '还没有公开办事指南，请到服务窗口或者来电询问。'}
        </Empty>
      )}
      {subjects.map(([id, label]) => {
        const rows = guides.filter(({ content }) => content.subject === id);
        return (
          rows.length > 0 && (
            <section key={id} class="guides">
              <header class="h">
                <h2>{label}</h2>
              </header>
              <ul class="list">
                {rows.map((guide) => (
                  <li key={guide.id}>
                    <a href={`/guides/${guide.id}`} lang={tagOf(guide.language)}>
                      {guide.content.title}
                    </a>
                    <span class="by">
                      <span>{guide.content.audiences.map((one) => AUDIENCES[one]).join('、')}</span>
                      {'　'}
                      <span>承诺时限</span>
                      {'：'}
                      <span lang={tagOf(guide.language)}>{guide.content.promisedLimit}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

/** Whose words these are, where a guide is read in another language. */
export function Translated({ guide: { standing } }: { guide: Pick<PublicGuide, 'standing'> }) {
  if (standing === undefined) return null;
  if (standing === 'missing') return <p class="notice">这份指南还没有译文，下面是中文。</p>;
  if (standing === 'stale') return <p class="warning">这份译文对应旧版：中文后来改过，以中文为准。</p>;
  return <p class="notice">译文供参考，以中文为准。</p>;
}

interface GuideProps {
  guide: PublicGuide;
  windows: WindowNow[];
  basis: { title: string; documentId: number } | undefined;
  /** 'YYYY-MM-DD' of its version */
  signedOn: string;
  /** what speaks against it, in words */
  doubts: string[];
}

/** One matter, as it is read and printed. 条例 art. 20(五) */
export function GuidePage({ guide, windows, basis, signedOn, doubts }: GuideProps) {
  const { content, language, officeName, checkedOn, id } = guide;
  return (
    <article class="article text guide">
      <h1 lang={tagOf(language)}>{content.title}</h1>
      <Translated guide={guide} />
      <p class="by">
        <span>{officeName}</span>
        <span>{signedOn} 公开</span>
        <span>{checkedOn} 核对有效</span>
      </p>
      {doubts.length > 0 && <p class="warning">这份指南正在核对：{doubts.join('；')}。办理前请先打咨询电话确认。</p>}
      {windows.length > 0 && (
        <p class="now">
          {windows.map(({ window, standing }) => {
            const { state, more } = standingInWords(standing);
            return (
              <span key={window.id}>
                <a href={`/windows#window-${window.id}`}>{window.number} 号窗口</a>{' '}
                <Tag tone={TONES[standing.state]}>{state}</Tag> {more}
              </span>
            );
          })}
        </p>
      )}
      <div class="article-body">
        <GuideText
          content={content}
          language={language}
          windows={windows.map(({ window }) => window)}
          basis={basis}
          samples={`/guides/${id}/samples`}
        />
      </div>
      <p class="until">下一次核对不晚于 {checkDue(checkedOn)}。内容与窗口告知不一致的，请拨打监督电话。</p>
    </article>
  );
}
