import { Readable } from 'node:stream';
import { parse } from 'content-disposition';
import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { decorateFile, disposition, type FileReply } from './file-reply.ts';

describe('a name arrives as it is, with one in ASCII beside it', () => {
  test.each([
    ['支出表.pdf', 'file.pdf', 'nothing of it is ASCII'],
    ['2023年度报告.docx', '2023.docx', 'its figures are'],
    ['notice (2).pdf', 'notice (2).pdf', 'all of it is'],
    ['“引号”"\'*.txt', 'file.txt', 'quotes'],
    ['a%41.txt', 'a41.txt', 'what some programs would decode'],
    ['甲\r\nset-cookie: x=1.txt', 'set-cookie x1.txt', 'no line of its own'],
    ['..\\..\\甲.exe', 'file.exe', 'no path'],
    ['台账（标注）.xlsx', 'file.xlsx', 'wide brackets'],
    ['公告', 'file', 'no extension'],
    ['甲'.repeat(120), 'file', 'a long one'],
  ])('%s: %s (%s)', (name, plain) => {
    const header = disposition(name);
    expect(header).toMatch(/^attachment; filename=[\x20-\x7e]+$/);
    expect(parse(header, { extended: false }).parameters.filename).toBe(plain);
    expect(parse(header).parameters.filename).toBe(name);
  });

  test('by RFC 6266 and 8187, letter by letter', () => {
    expect(disposition('政府 公告.pdf')).toBe(
      "attachment; filename=file.pdf; filename*=UTF-8''%E6%94%BF%E5%BA%9C%20%E5%85%AC%E5%91%8A.pdf",
    );
    expect(disposition('公告.pdf', { plain: 'notice.pdf', shown: true })).toBe(
      "inline; filename=notice.pdf; filename*=UTF-8''%E5%85%AC%E5%91%8A.pdf",
    );
  });

  test('half a character is replaced, not thrown at', () => {
    expect(parse(disposition('甲\ud800.pdf')).parameters.filename).toBe('甲\ufffd.pdf');
  });
});

describe('the reply', () => {
  const sent = async (file: FileReply) => {
    const app = fastify();
    decorateFile(app);
    app.get('/', (_request, reply) => reply.file(file));
    return app.inject('/');
  };
  const pdf = { name: '公告.pdf', type: 'application/pdf', content: Buffer.from('%PDF') };

  test('is kept by nobody and runs nothing unless told otherwise', async () => {
    const { headers, body } = await sent(pdf);
    expect(body).toBe('%PDF');
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '4',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
    });
  });

  test('a PDF that is shown is in no sandbox, in which no browser shows it', async () => {
    expect((await sent({ ...pdf, shown: true })).headers['content-security-policy']).toBeUndefined();
    const picture = { name: 'a.png', type: 'image/png', content: Buffer.from('x'), shown: true };
    expect((await sent(picture)).headers['content-security-policy']).toContain('sandbox');
  });

  test('a stream with its length, text, and data as JSON', async () => {
    const stream = { ...pdf, content: Readable.from([Buffer.from('ab'), Buffer.from('c')]), size: 3 };
    expect((await sent(stream)).headers['content-length']).toBe('3');
    expect((await sent({ name: 'a.csv', type: 'text/csv; charset=utf-8', content: '甲' })).body).toBe('甲');
    const data = { name: 'a.json', type: 'application/json; charset=utf-8', content: { a: 1 }, caching: 'public' };
    const { body, headers } = await sent(data);
    expect(body).toBe('{"a":1}');
    expect(headers['cache-control']).toBe('public');
  });
});
