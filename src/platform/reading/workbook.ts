import { type XmlEvent, type XmlRefusals, xmlEvents } from './xml.ts';
import type { Zip } from './zip.ts';

/** A sheet as a workbook lists it. */
interface Sheet {
  name: string;
  hidden: boolean;
  /** and no menu of Excel shows it again */
  veryHidden: boolean;
  /** what it is: the address of its relationship's type, whose end says 'worksheet', 'chartsheet' … */
  type: string;
  /** the part that holds it; undefined: the workbook does not say */
  part: string | undefined;
}

/** The sheets of a workbook (ECMA-376 part 1, 18.2), in its order, `most` at most.
 *  @returns also the days between its day 0 and 1899-12-30: 1462 in files of old Macintosh programs
 *  @throws Unreadable where its markup is damaged or foreign */
export async function sheetsIn(zip: Zip, says: XmlRefusals, most: number): Promise<{ sheets: Sheet[]; epoch: number }> {
  const listed: { name: string; id: string; hidden: boolean; veryHidden: boolean }[] = [];
  let epoch = 0;
  for await (const { name, attributes } of opened(zip, 'xl/workbook.xml', says)) {
    if (name === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? '')) epoch = 1462;
    if (name === 'sheet' && listed.length < most)
      listed.push({
        name: attributes.name ?? '',
        id: attributes['r:id'] ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
        veryHidden: attributes.state === 'veryHidden',
      });
  }
  const targets = new Map<string, { target: string; type: string }>();
  for await (const { name, attributes } of opened(zip, 'xl/_rels/workbook.xml.rels', says))
    if (name === 'Relationship')
      targets.set(attributes.Id ?? '', { target: attributes.Target ?? '', type: attributes.Type ?? '' });
  const sheets = listed.map(({ id, ...sheet }) => {
    const { target = '', type = '' } = targets.get(id) ?? {};
    const part = target.startsWith('/') ? target.slice(1) : target ? `xl/${target}` : undefined;
    return { ...sheet, type, part };
  });
  return { sheets, epoch };
}

type Opened = Extract<XmlEvent, { kind: 'open' }>;

/** What opens in a part; nothing where it is missing. */
async function* opened(zip: Zip, name: string, says: XmlRefusals): AsyncGenerator<Opened> {
  const part = zip.read(name);
  if (!part) return;
  for await (const events of xmlEvents(part, says)) for (const event of events) if (event.kind === 'open') yield event;
}
