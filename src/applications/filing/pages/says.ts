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

/** @param most files @param largest megabytes of each */
export const uploadingSays = (most: number, largest: number) =>
  ({
    'too-many': `“{name}”没有收下，最多 ${most} 个文件`,
    'too-large': `“{name}”超过 ${largest} MB，请缩小后再上传`,
    failed: '“{name}”上传没有完成，请重新选择这个文件',
    progress: '{name} 上传进度',
    kept: '{size}，已收下',
    remove: '移除',
    'remove-what': '移除 {name}',
  }) as const;
export type UploadingSays = keyof ReturnType<typeof uploadingSays>;
