/** What the script that sends files says, in Chinese: pages give it to it (platform/ui/says.ts).
 *  @param most files @param largest megabytes of each */
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
