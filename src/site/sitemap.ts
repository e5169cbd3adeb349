import { escapeXml, XML_HEAD } from '../platform/http/xml.ts';

const SPOKEN = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';
const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

interface Entry {
  url: string;
  changedAt?: Date;
  /** the page in each language of the site: [hreflang, address] */
  spoken?: readonly (readonly [language: string, url: string])[];
}

export function sitemap(pages: Entry[]): string {
  const lines = pages.map(({ url, changedAt, spoken = [] }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
    const others = spoken.map(
      ([language, at]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(at)}"/>`,
    );
    return `<url><loc>${escapeXml(url)}</loc>${changed}${others.join('')}</url>`;
  });
  const spoken = pages.some((page) => page.spoken) ? ` ${SPOKEN}` : '';
  return `${XML_HEAD}<urlset ${SITEMAP}${spoken}>\n${lines.join('\n')}\n</urlset>\n`;
}

export function sitemapIndex(urls: string[]): string {
  const lines = urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>`);
  return `${XML_HEAD}<sitemapindex ${SITEMAP}>\n${lines.join('\n')}\n</sitemapindex>\n`;
}
