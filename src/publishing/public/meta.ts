import { minuteOf } from '../../platform/dates.ts';
import type { Column } from '../columns/queries.ts';
import type { Publication } from './publication.ts';

type Meta = [name: string, content: string][];

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

/** Tags of a page that is a column of the site without being one of documents. */
export function sectionMeta(name: string) {
  return columnMeta({ name, description: name, keywords: `政府信息公开;${name}`, kind: 'other' });
}

/** Tags of a document's page. @param url its full address */
export function articleMeta(publication: Publication, description: string, url: string): Meta {
  const { revision } = publication;
  const picture = /<img src="([^"]+)"/.exec(revision.bodyHtml)?.[1];
  return [
    ['ArticleTitle', publication.title],
    ['PubDate', minuteOf(publication.publishedAt)],
    ['ContentSource', revision.source || publication.officeName],
    ['Keywords', revision.keywords.join(';') || publication.title],
    ['Author', publication.officeName],
    ['Description', description],
    ...(picture ? [['Image', new URL(picture, url).href] as [string, string]] : []),
    ['Url', url],
  ];
}
