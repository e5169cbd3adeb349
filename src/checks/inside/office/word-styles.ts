import type { Zip } from '../../../platform/reading/index.ts';
import { eventsOf, isOn, told } from './parts.ts';

/** Names of the styles by which text is hidden, also through the style they are based on. ECMA-376 part 1, 17.7 */
export async function hidingStyles(zip: Zip): Promise<ReadonlySet<string>> {
  const styles = new Map<string, { base: string | undefined; hides: boolean | undefined }>();
  let open = { base: undefined as string | undefined, hides: undefined as boolean | undefined };
  for await (const event of eventsOf(zip, 'word/styles.xml')) {
    if (event.kind !== 'open') continue;
    const value = told(event.attributes, 'val');
    if (event.name === 'style') {
      open = { base: undefined, hides: undefined };
      styles.set(told(event.attributes, 'styleId') ?? '', open);
    } else if (event.name === 'basedOn') open.base = value;
    else if (event.name === 'vanish') open.hides = isOn(value);
  }
  const hides = (id: string | undefined, steps = 0): boolean => {
    const style = id === undefined || steps > 20 ? undefined : styles.get(id);
    return style ? (style.hides ?? hides(style.base, steps + 1)) : false;
  };
  return new Set([...styles.keys()].filter((id) => hides(id)));
}
