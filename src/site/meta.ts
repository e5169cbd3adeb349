import type { FastifyRequest } from 'fastify';
import { minuteOf } from '../platform/dates.ts';
import type { Column, Publication } from '../publishing/index.ts';

type Meta = [name: string, content: string][];

/** 'https://host' as the reader typed it. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** Tags of every page. 政府网站发展指引 (国办发〔2017〕47号), annex 2 */
export function siteMeta(request: FastifyRequest): Meta {
  const { name, siteIdCode } = request.authority;
  return [['SiteName', name], ['SiteDomain', request.hostname], ...optional('SiteIDCode', siteIdCode)];
}

const types: Record<Column['kind'], string> = {
  news: '工作动态',
  notice: '通知公告',
  policy: '政策文件',
  other: '政务公开',
};

/** Tags of a column's page and of the pages below it. */
export function columnMeta(column: Pick<Column, 'name' | 'description' | 'keywords' | 'kind'>): Meta {
  return [
    ['ColumnName', column.name],
    ['ColumnDescription', column.description || column.name],
    ['ColumnKeywords', column.keywords || column.name],
    ['ColumnType', types[column.kind]],
  ];
}

/** Tags of a document's page. @param url its full address */
export function articleMeta(publication: Publication, description: string, url: string): Meta {
  const { revision } = publication;
  const picture = /<img[^>]+src="([^"]+)"/.exec(revision.bodyHtml)?.[1];
  return [
    ['ArticleTitle', publication.title],
    ['PubDate', minuteOf(publication.publishedAt)],
    ['ContentSource', revision.source || publication.officeName],
    ['Keywords', revision.keywords.join(';') || publication.title],
    ['Author', publication.officeName],
    ['Description', description],
    ...optional('Image', picture && new URL(picture, url).href),
    ['Url', url],
  ];
}

function optional(name: string, content: string | undefined): Meta {
  return content ? [[name, content]] : [];
}
