import { sql } from 'kysely';
import { wordsInside } from '../../checks/index.ts';
import { channelNames, channels, disclosureItem } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { FileShown } from '../../review/index.ts';
import { relatedTitles } from '../desk/queries.ts';
import { documentById } from '../document.ts';
import { type Revision, revisionById } from '../revisions.ts';
import { legalFormNames, relationNames, validityNames } from '../words.ts';

/** Everything of a revision besides its title and words, as reviewers read it: what the public sees, and by what it is
 *  filed and sent. All that its content hash covers. */
export async function fieldsOf(db: Db, revision: Revision): Promise<[label: string, value: string][]> {
  const { columnId, catalogueItemId } = revision;
  const [column, catalogue, titles] = await Promise.all([
    columnId === null
      ? undefined
      : db.selectFrom('columns').select('name').where('id', '=', columnId).executeTakeFirst(),
    catalogueItemId === null
      ? undefined
      : db
          .selectFrom('catalogue_items')
          .select(sql<string>`level1 || ' / ' || level2`.as('name'))
          .where('id', '=', catalogueItemId)
          .executeTakeFirst(),
    relatedTitles(db, revision),
  ]);
  const item = revision.articleItem ? disclosureItem(revision.articleItem) : undefined;
  return [
    ['更正说明', revision.correctionNote],
    ['摘要', revision.summary],
    ['关键词', revision.keywords.join('、')],
    ['发文字号', revision.documentNumber],
    ['成文日期', revision.formedOn ?? ''],
    ['有效性', validityNames[revision.validity]],
    ['来源', revision.source],
    ['栏目', column?.name ?? ''],
    ['法定公开事项', item ? `${item.article}　${item.label}` : ''],
    ['标准目录事项', catalogue?.name ?? ''],
    ['文件性质', revision.legalForm ? legalFormNames[revision.legalForm] : '其他'],
    [
      '公开渠道',
      channels
        .filter((channel) => revision.channels.includes(channel))
        .map((channel) => channelNames[channel])
        .join('、'),
    ],
    ...revision.attachments.map(({ name, hash }, n): [string, string] => [`附件 ${n + 1}`, `${name}（${mark(hash)}）`]),
    ...revision.relations.map(({ documentId, kind }): [string, string] => [
      '相关文件',
      `${relationNames[kind]}《${titles.get(documentId) ?? documentId}》`,
    ]),
    ...besideWords(revision.bodyHtml),
  ];
}

/** A revision as its reviewers compare it: a line for the title, each paragraph and each field. */
export async function textOfRevision(db: Db, revision: Revision): Promise<string> {
  const fields = await fieldsOf(db, revision);
  const lines = fields.map(([label, value]) => `${label}：${value.replace(/\s+/g, ' ') || '（空）'}`);
  return [revision.title, revision.bodyText, ...lines].join('\n');
}

/** The attachments of a version of a document with their words, as far as they were looked into.
 *  @param version left out: of what the public sees now */
export async function filesOf(
  db: Db,
  { subjectId, version }: { subjectId: string; version: string | undefined },
): Promise<FileShown[] | undefined> {
  const id = version ?? (await documentById(db, Number(subjectId)))?.publicRevisionId;
  const revision = id ? await revisionById(db, Number(id)) : undefined;
  return revision && wordsInside(db, revision.attachments);
}

/** What a body holds besides its words: its pictures by their content, and where links lead. */
function besideWords(html: string): [string, string][] {
  const pictures = [...html.matchAll(/<img src="\/files\/([0-9a-f]{64})\//g)].map((one) => mark(one[1]!));
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map((one) => one[1]!.replaceAll('&amp;', '&'));
  return [
    ...pictures.map((hash, n): [string, string] => [`正文图片 ${n + 1}`, hash]),
    ...links.map((href, n): [string, string] => [`正文链接 ${n + 1}`, href]),
  ];
}

/** The beginning of a file's fingerprint: another file under the same name has another. */
function mark(hash: string): string {
  return `指纹 ${hash.slice(0, 8)}`;
}
