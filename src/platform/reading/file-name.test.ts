import { expect, test } from 'vitest';
import { innerNameFault, nameFault, nameFor, safeName } from './file-name.ts';
import { ENDINGS, type Kind } from './kinds.ts';

test.each<[name: string, kind: Kind, expected: string | RegExp, why: string]>([
  ['支出表.pdf', 'pdf', '支出表.pdf', 'as it should be'],
  ['支出表.PDF', 'pdf', '支出表.PDF', 'in capitals'],
  ['台账.xls', 'cfb', '台账.xls', 'offices before 2007'],
  ['公报.ofd', 'ofd', '公报.ofd', 'GB/T 33190'],
  ['照片.jpeg', 'jpg', '照片.jpeg', 'the other ending of its kind'],
  ['照片.png', 'jpg', '照片.jpg', 'a picture of another kind: phones do so'],
  ['扫描件', 'pdf', '扫描件.pdf', 'no ending'],
  ['2023.12.29会议纪要', 'pdf', '2023.12.29会议纪要.pdf', 'a date is no ending'],
  ['v1.2', 'docx', 'v1.2.docx', 'nor is a number'],
  ['合同.docx.pdf', 'pdf', '合同.docx.pdf', 'what it was made of'],
  ['.pdf', 'pdf', '.pdf.pdf', 'nothing but an ending'],
  ['表.hta', 'pdf', /“\.hta”/, 'runs'],
  ['表.bat', 'pdf', /“\.bat”/, 'runs'],
  ['表.html', 'pdf', /“\.html”/, 'a page of its own'],
  ['表.JS', 'text', /“\.js”/, 'runs, in capitals'],
  ['图.svg', 'png', /“\.svg”/, 'a page of its own'],
  ['表.exe', 'pdf', /“\.exe”/, 'a program'],
  ['表.exe.pdf', 'pdf', /“\.exe”/, 'hidden by a second ending'],
  ['表.pdf.lnk', 'pdf', /“\.lnk”/, 'a link'],
  ['表.scr .pdf', 'pdf', /“\.scr”/, 'hidden by a space'],
  ['表.docm', 'docx', /“\.docm”/, 'with macros'],
  ['表.docx', 'pdf', /改为“\.pdf”/, 'another kind'],
  ['表.pdf', 'cfb', /改为“\.doc”/, 'another kind'],
  ['表.zip', 'docx', /改为“\.docx”/, 'another kind'],
  ['表.rar', 'zip', /改为“\.zip”/, 'another archive'],
  ['表\u202efdp.exe', 'pdf', /看不见/, 'turned round'],
  ['表\u200b.pdf', 'pdf', /看不见/, 'without width'],
  ['表\u2066.pdf', 'pdf', /看不见/, 'isolated'],
  ['表\u0007.pdf', 'pdf', /看不见/, 'a control character'],
  ['表\u{e0041}.pdf', 'pdf', /看不见/, 'a tag'],
  ['表.pdf.', 'pdf', /点或者空格/, 'Windows drops the dot'],
  ['表.pdf ', 'pdf', /点或者空格/, 'and the space'],
  ['con.pdf', 'pdf', /系统保留/, 'a device'],
  ['LPT1', 'pdf', /系统保留/, 'a device'],
])('%s holding %s: %s (%s)', (name, kind, expected) => {
  const given = nameFor(name, kind);
  if (typeof expected === 'string') expect(given).toEqual({ ok: true, name: expected });
  else expect(given).toEqual({ ok: false, why: expect.stringMatching(expected) });
});

test.each([
  ['表.hta', 'application/pdf', '表_hta.pdf'],
  ['表\u202efdp.exe', 'application/pdf', '表fdp_exe.pdf'],
  ['表.exe.pdf', 'application/pdf', '表_exe.pdf'],
  ['表.pdf. ', 'application/pdf', '表.pdf'],
  ['con.pdf', 'application/pdf', '_con.pdf'],
  ['表.docx', 'application/pdf', '表.docx.pdf'],
  ['表.html', 'application/octet-stream', '表_html'],
  ['说明.txt', 'text/plain; charset=utf-8', '说明.txt'],
  ['支出表.pdf', 'application/pdf', '支出表.pdf'],
  ['2023年年报.html', 'text/html; charset=utf-8', '2023年年报.html'],
  ['\u200b', 'image/png', '文件.png'],
])('%j of old, holding %s, goes out as %s', (name, mediaType, expected) => {
  expect(safeName(name, mediaType)).toBe(expected);
});

test('whatever it was called, what others brought goes out under a name that may be kept', () => {
  for (const ending of ['hta', 'bat', 'html', 'js', 'exe', 'svg', 'docx', 'pdf ', '', 'zip'])
    for (const mediaType of ['application/pdf', 'image/png', 'application/zip', 'text/csv'])
      expect(nameFault(safeName(`甲.${ending}`, mediaType)), `${ending} ${mediaType}`).toBeUndefined();
  for (const kind of Object.keys(ENDINGS) as Kind[])
    for (const ending of ENDINGS[kind])
      expect(nameFor(`甲.${ending}`, kind)).toEqual({ ok: true, name: `甲.${ending}` });
});

test.each([
  ['../甲.pdf', /压缩包之外/],
  ['/etc/甲.pdf', /压缩包之外/],
  ['C:/甲.pdf', /压缩包之外/],
  ['甲/乙/../../../丙.pdf', /压缩包之外/],
  ['甲/乙.zip', /还有压缩包/],
  ['甲/乙.exe', /“\.exe”/],
  ['甲/乙\u202e.pdf', /看不见/],
  ['甲/乙.pdf', undefined],
  ['甲.d/乙.xml', undefined],
])('%s in an archive: %s', (name, expected) => {
  const fault = innerNameFault(name);
  if (expected) expect(fault).toMatch(expected);
  else expect(fault).toBeUndefined();
});
