/** What was left out on the way into a body, and what became of its pictures. */
export interface Brought {
  comments: number;
  hidden: number;
  /** passages that were deleted while changes were tracked */
  deleted: number;
  /** films, sound, embedded pages */
  embedded: number;
  /** pictures that came along */
  pictures: number;
  /** pictures that did not */
  missing: number;
}

export const nothingBrought: Brought = { comments: 0, hidden: 0, deleted: 0, embedded: 0, pictures: 0, missing: 0 };

/** One line for whoever pasted or opened a file: what was removed, and which pictures are there. Empty: nothing to say. */
export function broughtWords(brought: Brought): string {
  const gone = [
    brought.comments && `${brought.comments} 条批注`,
    brought.hidden && `${brought.hidden} 处隐藏文字`,
    brought.deleted && `${brought.deleted} 处修订中已删除的文字`,
    brought.embedded && `${brought.embedded} 处视频等嵌入内容`,
  ].filter(Boolean);
  const said = [
    gone.length > 0 && `已去掉${gone.join('、')}，请核对正文。`,
    brought.pictures > 0 && `带入图片 ${brought.pictures} 张。`,
    brought.missing > 0 &&
      `有 ${brought.missing} 张图片没有带过来，请在原文中另存为图片，再用工具栏的“图片”按钮插入原处。`,
  ];
  return said.filter(Boolean).join('');
}
