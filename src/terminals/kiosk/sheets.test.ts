import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import type { Authority } from '../../organizations/index.ts';
import { blocksOf, sheetsOf } from './sheets.ts';

const authority = { name: '测试镇人民政府' } as Authority;
const notice = (revisionId: number, bodyHtml: string) => ({
  ...{ documentId: 5, revisionId, title: '关于检修的通知', officeName: '办公室', bodyHtml, bodyText: '' },
  ...{ correctionNote: '', documentNumber: '测试发〔2024〕3号', onSite: true, isDemo: false },
  ...{ publishedAt: new Date('2024-03-05T02:00:00Z'), changedAt: new Date('2024-03-05T02:00:00Z') },
});

test('pages are as many as the file has, and its source stands on it', async () => {
  for (const [revision, times] of [
    [1, 1],
    [2, 200],
  ] as const) {
    const made = await sheetsOf(
      notice(revision, `<p>${'分段检修。'.repeat(40)}</p>`.repeat(times)),
      authority,
      'https://example.cn',
      times > 1 ? '' : '本文件已废止，自2024年3月1日起。',
    );
    if (!made.ok) throw new Error(made.message);
    const file = await getDocumentProxy(new Uint8Array(made.value.pdf));
    expect(made.value.pages).toBe(file.numPages);
    if (times > 1) expect(file.numPages).toBeGreaterThan(10);
    const { text } = await extractText(file, { mergePages: true });
    expect(text.replace(/\s/g, '')).toContain('https://example.cn/documents/5');
    expect(text.includes('已废止'), 'a sheet says first that it holds no more').toBe(times === 1);
  }
});

test('a body is headings, paragraphs, entries and tables', () => {
  const html =
    '<h2>一、时间</h2><p>三月。</p><ol><li>先南</li><li>后北</li></ol><p> </p><table><tr><th colspan="2">村组</th></tr><tr><td>一组</td><td>二组</td></tr></table>';
  expect(blocksOf(html)).toMatchObject([
    { kind: 'heading', text: '一、时间' },
    { kind: 'paragraph', text: '三月。' },
    { kind: 'paragraph', text: '1. 先南' },
    { kind: 'paragraph', text: '2. 后北' },
    { kind: 'table', widths: [1, 1], rows: [[{ text: '村组', colSpan: 2 }], [{ text: '一组' }, { text: '二组' }]] },
  ]);
});
