import { expect, test } from 'vitest';
import { faultOf } from './codes.ts';

test.each([
  // code   retry       what to do
  [-1, 'later', /繁忙/],
  [40001, 'account', /AppSecret/],
  [40007, 'never', /找不到/],
  [40009, 'never', /图片超过.*1 MB/],
  [40013, 'account', /AppID 不对/],
  [40125, 'account', /AppSecret 不对/],
  [40164, 'account', /白名单/],
  [40243, 'account', /冻结/],
  [41001, 'later', /凭证/],
  [42001, 'later', /凭证过期/],
  [44003, 'never', /没有正文/],
  [45002, 'never', /正文超过.*2 万字符/],
  [45003, 'never', /标题超过.*32 字/],
  [45004, 'never', /摘要超过.*128 字/],
  [45009, 'tomorrow', /明天/],
  [45011, 'later', /频繁/],
  [45028, 'tomorrow', /明天/],
  [48001, 'byHand', /没有使用这个接口的权限.*登记网址/],
  [53503, 'byHand', /发布检查.*登记网址/],
  [53504, 'byHand', /公众平台.*登记网址/],
  [53505, 'byHand', /手动保存.*登记网址/],
])('%i: %s', (code, retry, sentence) => {
  const fault = faultOf(code, 'rid');
  expect(fault).toMatchObject({ ok: false, code, retry, unheard: code === -1 });
  expect(fault.message).toMatch(sentence);
  expect(fault.message).toContain(`（${code}）`);
});

test.each([
  ['invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist rid: 1', '服务器的地址 203.0.113.9 不在'],
  ['invalid ip 203.0.113.9, not in whitelist', '服务器的地址 203.0.113.9 不在'],
  ['invalid ip 2001:db8::7, not in whitelist', '服务器的地址 2001:db8::7 不在'],
  ['invalid ip <b>1</b>', '服务器的出口地址不在'],
  ['', '服务器的出口地址不在'],
])('40164 says which address: %s', (said, sentence) => expect(faultOf(40164, said).message).toContain(sentence));

test.each([
  [
    'api freq',
    '微信接口答复了错误 99999：api freq。请重试；仍然不成的，请公众号管理员按编号查看微信的说明，或者复制排好的文章，在公众平台发布后登记网址',
  ],
  [
    '',
    '微信接口答复了错误 99999：没有说明。请重试；仍然不成的，请公众号管理员按编号查看微信的说明，或者复制排好的文章，在公众平台发布后登记网址',
  ],
])('a number that is not in the table is said with its words: %s', (said, message) =>
  expect(faultOf(99999, said)).toMatchObject({ retry: 'never', message }),
);
