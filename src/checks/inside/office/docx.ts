import type { Zip } from '../../../platform/reading/index.ts';
import type { Gathering } from '../gathering.ts';
import { eventsOf, numberIn, partsLike, told } from './parts.ts';
import { property } from './properties.ts';
import { hidingStyles } from './word-styles.ts';
import { type Counts, type Story, WordText } from './word-text.ts';

const NOTE: Story = { label: '', kind: 'note' };
/** The parts with paragraphs, and what they are. */
const STORIES: readonly [RegExp, (part: string) => Story][] = [
  [/^word\/document\d*\.xml$/, () => ({ label: '', kind: 'text' })],
  [/^word\/header\d*\.xml$/, (part) => ({ label: `页眉 ${numberIn(part)} `, kind: 'header' })],
  [/^word\/footer\d*\.xml$/, (part) => ({ label: `页脚 ${numberIn(part)} `, kind: 'header' })],
  [/^word\/(?:footnotes|endnotes)\.xml$/, () => NOTE],
  [/^word\/comments\.xml$/, () => ({ label: '', kind: 'comment' })],
  [/^word\/glossary\/document\.xml$/, () => ({ label: '构建基块 ', kind: 'hidden' })],
];

/** What a Word document holds, but for what all office documents do (`officeParts`).
 *  @returns the parts that were read */
export async function docx(zip: Zip, gather: Gathering): Promise<Set<string>> {
  const counts: Counts = { paragraphs: 0, tables: 0, boxes: 0, comments: 0, notes: 0 };
  const read = new Set(['word/styles.xml', 'word/settings.xml', 'word/people.xml']);
  let hiding: ReadonlySet<string> = new Set();
  await gather.tries('样式', async () => {
    hiding = await hidingStyles(zip);
  });
  for (const [like, storyOf] of STORIES)
    for (const part of partsLike(zip, like)) {
      read.add(part);
      const story = storyOf(part);
      if (story.kind !== 'text') counts.paragraphs = 0;
      await gather.tries(story.label.trim() || part, async () => {
        const text = new WordText(gather, story, { hiding, counts });
        for await (const event of eventsOf(zip, part))
          if (event.kind === 'open') text.open(event.name, event.attributes);
          else if (event.kind === 'close') text.close(event.name);
          else text.text(event.text);
        text.done();
      });
    }
  await gather.tries('文档设置', () => settings(zip, gather));
  await gather.tries('人员', () => people(zip, gather));
  return read;
}

/** Variables of the document, and where letters take their data from. ECMA-376 part 1, 17.15 */
async function settings(zip: Zip, gather: Gathering): Promise<void> {
  for await (const event of eventsOf(zip, 'word/settings.xml')) {
    if (event.kind !== 'open') continue;
    const value = told(event.attributes, 'val') ?? '';
    if (event.name === 'docVar') property(gather, `文档变量 ${told(event.attributes, 'name')}`, value);
    else if ((event.name === 'connectString' || event.name === 'query') && value) {
      gather.piece('邮件合并', value, 'hidden');
      const message = '文件记着邮件合并的数据来源';
      gather.odd('meta.external-links', '邮件合并', { text: value, message, removable: true });
    }
  }
}

async function people(zip: Zip, gather: Gathering): Promise<void> {
  for await (const event of eventsOf(zip, 'word/people.xml'))
    if (event.kind === 'open' && event.name === 'person')
      property(gather, '修订或批注的作者', told(event.attributes, 'author') ?? '');
}
