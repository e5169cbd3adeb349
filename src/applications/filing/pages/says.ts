/** What scripts say on the pages on which people apply, in Chinese: pages give it to them (platform/ui/says.ts). */
export const SAVING = {
  restored: '已恢复您上次在本机填写、还没有提交的内容。',
  saved: '填写的内容已保存在本机（{time}），证件号码关闭页面后不保留。',
  refused: '浏览器不允许在本机保存，离开本页前请先提交。',
  cleared: '已清除。继续填写会重新保存。',
} as const;

export const ALIKE = {
  head: '这可能就是您要找的',
  help: '已经公开，点开就能看（在新窗口打开，填写的内容不会丢）。',
} as const;
