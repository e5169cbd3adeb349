/** Text for an XML document. Control characters, which XML cannot hold, are dropped. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

export const XML = 'application/xml; charset=utf-8';
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

interface FeedEntry {
  url: string;
  title: string;
  summary: string;
  author: string;
  category: string;
  publishedAt: Date;
  changedAt: Date;
}

/** Atom (RFC 4287). @param self address of the feed @param site address of the page it follows */
export function atom(
  feed: { title: string; self: string; site: string; updatedAt: Date; author: string },
  entries: FeedEntry[],
): string {
  const lines = entries.map(
    (entry) => `<entry>
<id>${escapeXml(entry.url)}</id>
<title>${escapeXml(entry.title)}</title>
<link href="${escapeXml(entry.url)}"/>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.changedAt.toISOString()}</updated>
<author><name>${escapeXml(entry.author)}</name></author>
<category term="${escapeXml(entry.category)}"/>
<summary>${escapeXml(entry.summary)}</summary>
</entry>`,
  );
  return `${HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${escapeXml(feed.self)}</id>
<title>${escapeXml(feed.title)}</title>
<link rel="self" href="${escapeXml(feed.self)}"/>
<link href="${escapeXml(feed.site)}"/>
<updated>${feed.updatedAt.toISOString()}</updated>
<author><name>${escapeXml(feed.author)}</name></author>
${lines.join('\n')}
</feed>
`;
}

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export function sitemap(pages: { url: string; changedAt?: Date }[]): string {
  const lines = pages.map(({ url, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
    return `<url><loc>${escapeXml(url)}</loc>${changed}</url>`;
  });
  return `${HEAD}<urlset ${SITEMAP}>\n${lines.join('\n')}\n</urlset>\n`;
}

export function sitemapIndex(urls: string[]): string {
  const lines = urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>`);
  return `${HEAD}<sitemapindex ${SITEMAP}>\n${lines.join('\n')}\n</sitemapindex>\n`;
}
