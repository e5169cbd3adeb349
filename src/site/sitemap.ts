import { escapeXml, XML_HEAD } from '../platform/http/xml.ts';

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export function sitemap(pages: { url: string; changedAt?: Date }[]): string {
  const lines = pages.map(({ url, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
    return `<url><loc>${escapeXml(url)}</loc>${changed}</url>`;
  });
  return `${XML_HEAD}<urlset ${SITEMAP}>\n${lines.join('\n')}\n</urlset>\n`;
}

export function sitemapIndex(urls: string[]): string {
  const lines = urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>`);
  return `${XML_HEAD}<sitemapindex ${SITEMAP}>\n${lines.join('\n')}\n</sitemapindex>\n`;
}
