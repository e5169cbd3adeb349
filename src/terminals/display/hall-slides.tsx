import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import {
  countsInWords,
  feeInWords,
  hoursInWords,
  linesOf,
  type PublicGuide,
  standingInWords,
  type WindowNow,
} from '../../guides/index.ts';
import { dayOf, instantOf } from '../../platform/dates.ts';
import type { Slide } from './message.ts';
import { Code, drawn, type Of } from './slides.tsx';

interface Windows {
  windows: readonly WindowNow[];
  now: Date;
  isDemo: boolean;
}

/** 服务窗口: which are open now, what each takes, and its hours of today. */
export function windowsSlide({ windows, now, isDemo }: Windows, { base, site }: Of): Slide {
  const day = dayOf(now);
  const open = windows.filter(({ standing }) => standing.state === 'open').length;
  const unsure = windows.some(({ standing }) => standing.today.provisional);
  const html = drawn(
    base,
    <article class="sheet">
      <header>
        <h1>服务窗口</h1>
        <p class="meta">
          {day}　{windows.length} 个窗口中有 {open} 个正在办理
          {unsure && '　放假安排尚未公布，以届时公告为准'}
          {isDemo && <b class="demo">演示数据</b>}
        </p>
      </header>
      <div class="pages">
        <ol class="desks">
          {windows.map(({ window, standing, guides }) => {
            const { state, more } = standingInWords(standing);
            const { spans, why } = standing.today;
            return (
              <li key={window.id}>
                <b class="number">{window.number}</b>
                <div>
                  <h2>{window.content.name}</h2>
                  <p>{guides.map(({ content }) => content.title).join('、') || window.content.place}</p>
                </div>
                <div class={standing.state === 'open' ? 'state open' : 'state'}>
                  <b>{state}</b>
                  <span>{spans.length > 0 ? `今天 ${hoursInWords(spans)}${why && `（${why}）`}` : more}</span>
                </div>
              </li>
            );
          })}
        </ol>
      </div>
      <Code address={`${site}/windows`} label="扫码看服务窗口" />
    </article>,
  );
  const until = Math.min(...windows.map(({ standing }) => changeOf(standing, day)));
  return { key: `windows ${fingerprint(html)}`, label: '服务窗口', html, until };
}

/** When what is said of a window's day is true no longer: its next opening or closing, at the latest midnight; ms since
 *  1970. @param day 'YYYY-MM-DD' in China */
function changeOf({ until = 1440 }: WindowNow['standing'], day: string): number {
  return instantOf(`${day}T00:00`).getTime() + until * 60_000;
}

interface Guide {
  guide: PublicGuide;
  /** that take it */
  windows: readonly WindowNow[];
  /** what speaks against it, in words */
  doubts: readonly string[];
  isDemo: boolean;
}

/** 办事指南: one matter, in short; the whole of it behind the code. 条例 art. 20(五) */
export function guideSlide({ guide, windows, doubts, isDemo }: Guide, { base, site }: Of): Slide {
  const { id, content, officeName, checkedOn } = guide;
  const materials = content.materials ?? [];
  const html = drawn(
    base,
    <article class="sheet">
      <header>
        <h1>{content.title}</h1>
        <p class="meta">
          办事指南　{officeName}　{checkedOn} 核对有效
          {isDemo && <b class="demo">演示数据</b>}
        </p>
      </header>
      <div class="pages">
        {doubts.length > 0 && (
          <p class="offline">
            这份指南正在核对：{doubts.join('；')}。办理前请先打咨询电话 {content.telephone} 确认。
          </p>
        )}
        <dl class="matter">
          <Row term="申请条件">
            {linesOf(content.conditions).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Row>
          <Row term="申请材料">
            {materials.length === 0 && <p>不需要提交材料</p>}
            {materials.map((one) => (
              <p key={one.name}>
                {one.name}（{countsInWords(one)}）
              </p>
            ))}
          </Row>
          <Row term="承诺时限">{content.promisedLimit}</Row>
          <Row term="法定时限">{content.legalLimit}</Row>
          <Row term="收费">{feeInWords(content)}</Row>
          <Row term="在哪里办">
            {windows.map(({ window }) => (
              <p key={window.id}>
                {window.number} 号窗口（{window.content.name}），{window.content.place}
              </p>
            ))}
            {linesOf(content.place).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Row>
          <Row term="咨询电话">{content.telephone}</Row>
        </dl>
      </div>
      <Code address={`${site}/guides/${id}`} label="扫码看全文" />
    </article>,
  );
  return { key: `guide ${id} ${fingerprint(html)}`, label: `办事指南：${content.title}`, html };
}

function Row({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Of what is drawn: it rests on guides, windows, the hour and what speaks against a guide. */
const fingerprint = (html: string): string => createHash('sha256').update(html).digest('base64url').slice(0, 12);
