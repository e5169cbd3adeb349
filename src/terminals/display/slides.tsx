import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { encode } from 'uqr';
import { type Channel, channelNames, channels } from '../../law/index.ts';
import { dayOf, longDate } from '../../platform/dates.ts';
import { pageBelow } from '../../platform/http/base.ts';
import { count } from '../../platform/ui/index.ts';
import type { ChannelText, PublicationLine } from '../../publishing/index.ts';
import type { UrgentNotice } from '../playlists/urgent.ts';
import type { Slide } from './message.ts';

/** A code of an address, that a phone takes off the screen; drawn in the page's ink. */
export function Code({ address, label }: { address: string; label: string }) {
  const { data, size } = encode(address, { border: 2, ecc: 'M' });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <figure class="code">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`二维码：${label}`} shape-rendering="crispEdges">
        <path d={squares.join('')} />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}

/** @param base of the site, below which the addresses in it stand */
export function drawn(base: string, node: VNode): string {
  return pageBelow(base, renderToString(node));
}

export interface Of {
  base: string;
  /** whole address of the site, without a slash at its end */
  site: string;
}

/** A notice as it was signed off, in pages where it is long. */
export function documentSlide(text: ChannelText, { base, site }: Of): Slide {
  const { documentId, revisionId, title } = text;
  const html = drawn(
    base,
    <article class="sheet">
      <header>
        <h1>{title}</h1>
        <p class="meta">
          {text.officeName}　{longDate(dayOf(text.publishedAt))}
          {text.documentNumber && `　${text.documentNumber}`}
          {text.correctionNote && `　更正：${text.correctionNote}`}
          {text.isDemo && <b class="demo">演示数据</b>}
        </p>
      </header>
      <div class="pages">
        <div class="article-body" dangerouslySetInnerHTML={{ __html: text.bodyHtml }} />
      </div>
      {text.onSite && <Code address={`${site}/documents/${documentId}`} label="扫码看全文和附件" />}
    </article>,
  );
  return { key: `document ${documentId} ${revisionId}`, label: title, html, document: { documentId, revisionId } };
}

/** The newest titles of a column. */
export function newestSlide(
  { id, column, lines }: { id: number; column: string; lines: readonly PublicationLine[] },
  { base, site }: Of,
): Slide {
  const html = drawn(
    base,
    <article class="sheet">
      <header>
        <h1>{column}</h1>
        <p class="meta">最新公开</p>
      </header>
      <div class="pages">
        <ol class="titles">
          {lines.map(({ documentId, title, publishedAt, officeName }) => (
            <li key={documentId}>
              <b>{title}</b>
              <span>
                {officeName}　<time>{dayOf(publishedAt)}</time>
              </span>
            </li>
          ))}
        </ol>
      </div>
      <Code address={`${site}/`} label="扫码看网站" />
    </article>,
  );
  const marks = lines.map(({ documentId, changedAt }) => `${documentId}@${changedAt.getTime()}`);
  return { key: `newest ${id} ${marks.join(' ')}`, label: `${column}：最新信息`, html };
}

/** The year's figures by channel. */
export function figuresSlide(
  { year, counts, isDemo }: { year: number; counts: Record<Channel, number>; isDemo: boolean },
  { base, site }: Of,
): Slide {
  const shown = channels.filter((channel) => counts[channel] > 0);
  const total = shown.reduce((sum, channel) => sum + counts[channel], 0);
  const html = drawn(
    base,
    <article class="sheet">
      <header>
        <h1>{year} 年主动公开政府信息</h1>
        <p class="meta">
          截至今日，各渠道合计 {count(total)} 条{isDemo && <b class="demo">演示数据</b>}
        </p>
      </header>
      <dl class="figures">
        {shown.map((channel) => (
          <div key={channel}>
            <dt>{channelNames[channel]}</dt>
            <dd>{count(counts[channel])}</dd>
          </div>
        ))}
      </dl>
      <Code address={`${site}/disclosure/channels`} label="扫码看明细" />
    </article>,
  );
  return {
    key: `figures ${year} ${shown.map((channel) => counts[channel]).join(' ')}`,
    label: `${year} 年公开数据`,
    html,
  };
}

/** The year month by month, as a picture with its figures in words for who does not see it. */
export function chartSlide(
  { year, months, svg, isDemo }: { year: number; months: readonly number[]; svg: string; isDemo: boolean },
  { base, site }: Of,
): Slide {
  const words = months.map((n, at) => `${at + 1} 月 ${n} 条`).join('，');
  const html = drawn(
    base,
    <article class="sheet">
      <header>
        <h1>{year} 年各月主动公开</h1>
        <p class="meta">按公开日期，各渠道合计，单位：条{isDemo && <b class="demo">演示数据</b>}</p>
      </header>
      <div class="chart" role="img" aria-label={words} dangerouslySetInnerHTML={{ __html: svg }} />
      <Code address={`${site}/disclosure/channels`} label="扫码看明细" />
    </article>,
  );
  return { key: `chart ${year} ${months.join(' ')}`, label: `${year} 年各月公开图`, html };
}

/** A sentence of the office. */
export function textSlide({
  id,
  title,
  body,
  isDemo,
}: {
  id: number;
  title: string;
  body: string;
  isDemo: boolean;
}): Slide {
  const html = renderToString(
    <article class="sheet said">
      {title && <h1>{title}</h1>}
      <div class="pages">
        {body.split('\n').map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </div>
      {isDemo && <b class="demo">演示数据</b>}
    </article>,
  );
  return { key: `text ${id} ${title} ${body}`, label: title || body.slice(0, 30), html };
}

/** 紧急通知, above everything. */
export function urgentSlide({ id, title, body, begunAt, isDemo }: UrgentNotice): Slide {
  const html = renderToString(
    <div class="sheet urgent" role="alert">
      <p class="meta">
        紧急通知　{dayOf(begunAt)}
        {isDemo && <b class="demo">演示数据</b>}
      </p>
      <h1>{title}</h1>
      <div class="pages">
        {body.split('\n').map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </div>
    </div>,
  );
  return { key: `urgent ${id}`, label: `紧急通知：${title}`, html };
}

/** Where nothing else is to be shown. */
export function emptySlide(authority: string, { base, site }: Of): Slide {
  const html = drawn(
    base,
    <article class="sheet said">
      <h1>{authority}</h1>
      <div class="pages">
        <p>政府信息公开</p>
      </div>
      <Code address={`${site}/`} label="扫码看网站" />
    </article>,
  );
  return { key: 'empty', label: '机关名称', html };
}
